import { type RefObject, useEffect } from "react";
import { firstInView } from "./use-steady-view";

/** More rows than this are too many to draw; then only those around the view are kept. */
const tooMany = 350;

/** Lets go of rows far from the view, so that a room of any length stays light to scroll. */
export function useKeepNear(scroller: RefObject<HTMLElement | null>, rows: number, keepNear: (seq: number) => void) {
  useEffect(() => {
    const box = scroller.current;
    if (!box || rows <= tooMany) return;
    const key = firstInView(box)?.key;
    const row = key === undefined ? null : box.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`);
    if (row?.dataset.seq) keepNear(Number(row.dataset.seq));
  }, [scroller, rows, keepNear]);
}
