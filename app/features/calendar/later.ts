import { createContext, useContext, useEffect, useRef } from "react";
import type { Refused } from "~/domain/result";
import type { Schedule } from "~/domain/scheduled-send";

/** What a box needs to send something later. */
export type Later = {
  /** Resolves to a refusal, or to null when it is kept. */
  schedule: (send: Schedule) => Promise<Refused | null>;
  /** A box that takes its own texts back: `place` as its draft has it. Answers how it is left again. */
  takes: (place: string, take: (text: string) => void) => () => void;
};

/** null: nothing can be sent later from here. */
export const LaterContext = createContext<Later | null>(null);

/** For the box of a place. */
export function useLater(place: string, take: (text: string) => void): Later["schedule"] | null {
  const later = useContext(LaterContext);
  const latest = useRef(take);
  latest.current = take;
  useEffect(() => later?.takes(place, (text) => latest.current(text)), [later, place]);
  return later?.schedule ?? null;
}
