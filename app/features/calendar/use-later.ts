import { createContext, type FormEvent, useContext, useEffect, useRef, useState } from "react";
import { v4 } from "uuid";
import type { CommandInput } from "~/domain/protocol";
import type { Refused } from "~/domain/result";
import type { Schedule } from "~/domain/scheduled-send";

/** What a box needs to send something later. */
export type LaterDoor = {
  /** Resolves to a refusal, or to null when it is kept. */
  schedule: (send: Schedule) => Promise<Refused | null>;
  /** A box that takes its own texts back: `place` as its draft has it. Answers how it is left again. */
  takes: (place: string, take: (text: string) => void) => () => void;
};

/** null: nothing can be sent later from here. */
export const LaterContext = createContext<LaterDoor | null>(null);

export type Later = ReturnType<typeof useLater>;
type Said = Omit<CommandInput<"message.post">, "clientKey" | "roomId">;

/** For the box of a place, which gets back what is taken back. */
export function useLater(place: string, take: (text: string) => void) {
  const door = useContext(LaterContext);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  const latest = useRef(take);
  latest.current = take;
  useEffect(() => door?.takes(place, (text) => latest.current(text)), [door, place]);
  return {
    possible: door !== null,
    busy,
    refused,
    /** Answers whether it is kept; only then may the box be emptied. `entryId`: the row that it replies to. */
    async keep({ roomId, entryId }: { roomId: string; entryId: string | null }, said: Said, sendAt: number) {
      if (!door || busy) return false;
      const input = { ...said, roomId, clientKey: v4(), ...(entryId && { entryId }) };
      setBusy(true);
      const refusal = await door.schedule({ command: entryId ? "reply.post" : "message.post", input, sendAt });
      setBusy(false);
      setRefused(refusal);
      return refusal === null;
    },
  };
}

/** The time on the button that a form was submitted by, in milliseconds since 1970; null for any other button. */
export function chosenTime({ nativeEvent }: FormEvent<HTMLFormElement>): number | null {
  const button = nativeEvent instanceof SubmitEvent ? nativeEvent.submitter : null;
  return button instanceof HTMLButtonElement && button.name === "sendAt" ? Number(button.value) : null;
}
