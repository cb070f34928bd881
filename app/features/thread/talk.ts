import { createContext, useContext } from "react";
import type { Quoted } from "~/features/quote/quoted";

/** Where a row is drawn: in the room, or in the panel of a thread; and the box there that takes what is quoted. */
export type Talk = { rootId: string | null; quote: (quoted: Quoted) => void };

export const TalkContext = createContext<Talk>({ rootId: null, quote: () => {} });

export function useTalk(): Talk {
  return useContext(TalkContext);
}
