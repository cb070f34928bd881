import { useEffect, useRef, useState } from "react";
import type { Meaning } from "~/domain/meaning";
import { keepMeaning, readMeaning } from "~/features/room/keep";
import { meaningFrom, type WantedMeaning } from "./wanted-meaning";

const lookAfter = 300;
const nothing: WantedMeaning = { kind: "info", condition: "", day: "" };

export type MeaningChoice = ReturnType<typeof useMeaning>;

/**
 * The plain meaning of what is being written in a place, kept with its draft in this browser; and whether the words could be
 * read as a yes and as a no, which is told to the writer alone. `place`: as `keep.ts` has it.
 */
export function useMeaning(memberId: string, place: string) {
  const [wanted, setWanted] = useState<WantedMeaning | null>(null);
  const [open, setOpen] = useState<"hand" | "keyboard" | null>(null);
  const [missing, setMissing] = useState(false);
  const [vague, setVague] = useState<string | null>(null);
  const [dismissed, setDismissed] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  // The last syllable of a condition and the Enter that sends it come in one moment, before anything is drawn again.
  const latest = useRef<WantedMeaning | null>(null);

  useEffect(() => {
    let current = true;
    latest.current = null;
    setWanted(null);
    void readMeaning(memberId, place).then((kept) => {
      if (!current || !kept || latest.current) return;
      latest.current = kept;
      setWanted(kept);
    });
    return () => {
      current = false;
      clearTimeout(timer.current);
    };
  }, [memberId, place]);

  function want(next: WantedMeaning | null) {
    latest.current = next;
    setWanted(next);
    setMissing(false);
    void keepMeaning(memberId, place, next);
  }

  return {
    wanted,
    open,
    missing,
    /** The words that may be read both ways, while the writer has not said what is meant. */
    vague: wanted || dismissed ? null : vague,
    /** By whichever means: who opens it by keyboard goes on in it. */
    show: (by: "hand" | "keyboard") => setOpen(by),
    choose: (changed: Partial<WantedMeaning>) => want({ ...nothing, ...latest.current, ...changed }),
    remove() {
      want(null);
      setOpen(null);
    },
    dismiss: () => setDismissed(true),

    /** To be told of every change of the text, also of a draft that comes back. */
    onText(text: string) {
      clearTimeout(timer.current);
      if (text.trim() === "") setVague(null);
      else timer.current = setTimeout(() => void look(text), lookAfter);
    },

    /** The meaning to send with the text, if any; null: something is missing, which is shown, and nothing may be sent yet. */
    ready(): { meaning?: Meaning } | null {
      if (!latest.current) return {};
      const meaning = meaningFrom(latest.current);
      setMissing(meaning === null);
      return meaning && { meaning };
    },

    /** After sending. */
    clear() {
      clearTimeout(timer.current);
      want(null);
      setOpen(null);
      setVague(null);
      setDismissed(false);
    },
  };

  async function look(text: string) {
    try {
      const { vaguePhraseIn } = await import("~/domain/vagueness");
      setVague(vaguePhraseIn(text));
    } catch {
      // Without the network the hint stays away; what is written goes on.
    }
  }
}
