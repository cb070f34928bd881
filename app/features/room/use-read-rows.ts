import { type RefObject, useEffect } from "react";
import type { RoomState } from "./room-state";

/**
 * When a row was read: half of it is in view, or it fills half of the box, as a row longer than the box does. Whatever
 * fills half of the box lies across its middle; what lies there otherwise is in view by half.
 */
const waysToBeRead: IntersectionObserverInit[] = [{ threshold: 0.5 }, { rootMargin: "-49% 0px" }];

/** Moves the read cursor to the newest row that was read while the tab was visible. */
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
    const ways = waysToBeRead.map((way) => {
      const inView = new Set<number>();
      const watch = new IntersectionObserver(
        (seen) => {
          for (const { target, isIntersecting } of seen) {
            const seq = Number((target as HTMLElement).dataset.seq);
            if (isIntersecting) inView.add(seq);
            else inView.delete(seq);
          }
          read();
        },
        { root, ...way },
      );
      return { inView, watch };
    });
    const read = () => {
      const newest = Math.max(0, ...ways.flatMap(({ inView }) => [...inView]));
      if (document.visibilityState === "visible" && newest > 0) markRead(newest);
    };
    for (const row of root.querySelectorAll<HTMLElement>("[data-seq]")) {
      if (Number(row.dataset.seq) > cursor) for (const { watch } of ways) watch.observe(row);
    }
    document.addEventListener("visibilitychange", read);
    return () => {
      for (const { watch } of ways) watch.disconnect();
      document.removeEventListener("visibilitychange", read);
    };
  }, [scroller, rows, cursor, markRead]);
}
