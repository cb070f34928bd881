import { type RefObject, useEffect } from "react";
import type { RoomState } from "./room-state";
import { watchReading } from "./watch-reading";

/**
 * Moves the read cursor to the newest row that was read while the tab was visible. `mark`: the notes of a side room stand
 * among the room's rows, and count for themselves.
 */
export function useReadRows(
  scroller: RefObject<HTMLElement | null>,
  state: RoomState,
  markRead: (seq: number) => void,
  mark: "seq" | "note" = "seq",
) {
  const { rows, cursor } = state;
  // biome-ignore lint/correctness/useExhaustiveDependencies: new rows are to be watched
  useEffect(() => {
    const root = scroller.current;
    if (!root) return;
    const seqOf = (row: Element) => Number((row as HTMLElement).dataset[mark]);
    const unread = [...root.querySelectorAll(`[data-${mark}]`)].filter((row) => seqOf(row) > cursor);
    return watchReading(root, unread, (inView) => markRead(Math.max(...inView.map(seqOf))));
  }, [scroller, rows, cursor, markRead, mark]);
}
