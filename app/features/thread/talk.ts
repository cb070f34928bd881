import { createContext, type ReactNode, useContext } from "react";
import type { Row } from "~/domain/timeline";
import type { Quoted } from "~/features/quote/quoted";

/**
 * Where a row is drawn: in the room, or in the panel of a thread; and the box there that takes what is quoted. `above`: what
 * stands there above the words of a row.
 */
export type Talk = {
  rootId: string | null;
  quote: (quoted: Quoted) => void;
  above?: (row: Row) => ReactNode;
};

export const TalkContext = createContext<Talk>({ rootId: null, quote: () => {} });

export function useTalk(): Talk {
  return useContext(TalkContext);
}
