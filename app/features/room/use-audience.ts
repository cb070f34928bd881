import { useState } from "react";
import type { Person } from "~/domain/actor";
import type { Refused } from "~/domain/result";
import type { Me } from "./room-screen";
import type { RoomState } from "./room-state";
import type { Notes } from "./use-notes";

/** Who sees what is written in the box. */
export type Audience = "everyone" | "own";

/**
 * Everyone in the room, until the writer chooses the own company; again everyone when the room is left or the notes are
 * hidden. Whoever writes notes sees them.
 */
export function useAudience(notes: Notes) {
  const [audience, setAudience] = useState<Audience>("everyone");
  const [opening, setOpening] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);

  async function choose(next: Audience) {
    if (opening) return;
    setRefused(null);
    if (next === "own") {
      setOpening(true);
      const refusal = await notes.open();
      setOpening(false);
      if (refusal) return setRefused(refusal);
      notes.show(true);
    }
    setAudience(next);
  }

  function show(shown: boolean) {
    if (!shown) setAudience("everyone");
    notes.show(shown);
  }

  return { audience, opening, refused, choose, show };
}

/** Of the people in a room those who could be named in a note. */
export function colleaguesIn({ people }: RoomState, me: Me): Person[] {
  return [...people.values()].filter(({ organizationId }) => organizationId === me.organizationId);
}
