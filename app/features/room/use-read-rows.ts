import { type RefObject, useEffect } from "react";
import type { RoomState } from "./room-state";

/** Moves the read cursor to the newest row that was in view while the tab was visible. */
export function useReadRows(
  scroller: RefObject<HTMLElement | null>,
  state: RoomState,
  markRead: (seq: number) => void,
) {
  const { rows, cursor } = state;
  // biome-ignore lint/correctness/useExhaustiveDependencies: new rows are to be watched
  useEffect(() => {
    const root = scroller.current;
    if (!root || !("IntersectionObserver" in window)) return;
    const inView = new Set<number>();
    const read = () => {
      if (document.visibilityState === "visible" && inView.size > 0) markRead(Math.max(...inView));
    };
    const watch = new IntersectionObserver(
      (seen) => {
        for (const { target, isIntersecting } of seen) {
          const seq = Number((target as HTMLElement).dataset.seq);
          if (isIntersecting) inView.add(seq);
          else inView.delete(seq);
        }
        read();
      },
      { root, threshold: 0.5 },
    );
    for (const row of root.querySelectorAll<HTMLElement>("[data-seq]")) {
      if (Number(row.dataset.seq) > cursor) watch.observe(row);
    }
    document.addEventListener("visibilitychange", read);
    return () => {
      watch.disconnect();
      document.removeEventListener("visibilitychange", read);
    };
  }, [scroller, rows, cursor, markRead]);
}
