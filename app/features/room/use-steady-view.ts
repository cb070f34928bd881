import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import type { Row } from "~/domain/timeline";

/** React warns about layout effects on the server, where there is nothing to lay out. */
const useBeforePaint = typeof document === "undefined" ? useEffect : useLayoutEffect;

/**
 * Keeps what the reader looks at where it is while rows come and go around it. At the room's newest line the view stays
 * there; a row that the URL points at is brought into view once.
 */
export function useSteadyView(
  scroller: RefObject<HTMLElement | null>,
  rows: Row[],
  at: number | undefined,
  atTail: boolean,
) {
  const anchor = useRef<{ key: string; top: number } | null>(null);
  const [isAway, setAway] = useState(false);

  const note = useCallback(() => {
    const box = scroller.current;
    if (!box) return;
    // The box scrolls from its end: 0 is the newest line, older ones are negative.
    const away = box.scrollTop < -80 || !atTail;
    setAway(box.scrollTop < -box.clientHeight);
    anchor.current = away ? firstInView(box) : null;
  }, [scroller, atTail]);

  useEffect(() => {
    const box = scroller.current;
    box?.addEventListener("scroll", note, { passive: true });
    return () => box?.removeEventListener("scroll", note);
  }, [scroller, note]);

  useBeforePaint(() => {
    const box = scroller.current;
    const kept = anchor.current;
    const row = kept && box?.querySelector(`[data-key="${CSS.escape(kept.key)}"]`);
    if (box && kept && row) box.scrollTop += topIn(box, row) - kept.top;
    note();
  }, [rows, scroller, note]);

  useBeforePaint(() => {
    if (at === undefined) return;
    scroller.current?.querySelector(`#e${at}`)?.scrollIntoView({ block: "center" });
    note();
  }, [at, scroller, note]);

  const toEnd = useCallback(() => {
    anchor.current = null;
    const box = scroller.current;
    if (box) requestAnimationFrame(() => box.scrollTo({ top: 0 }));
  }, [scroller]);

  return { isAway, toEnd };
}

/** The row that the reader looks at first, and how far below the box's top it stands. */
export function firstInView(box: HTMLElement): { key: string; top: number } | null {
  const { left, top, width } = box.getBoundingClientRect();
  for (const below of [40, 80, 140, 240]) {
    const row = document.elementFromPoint(left + width / 2, top + below)?.closest<HTMLElement>("[data-key]");
    if (row?.dataset.key) return { key: row.dataset.key, top: topIn(box, row) };
  }
  return null;
}

function topIn(box: HTMLElement, row: Element): number {
  return row.getBoundingClientRect().top - box.getBoundingClientRect().top;
}
