import type { Entry } from "~/domain/entry";
import type { Page } from "~/domain/protocol";
import { addPage, emptyTail, openWindows, place, trim, type Window } from "./window";

/** What a browser draws and keeps of one stretch of a room. */
const mostRows = 300;

/** Which stretches of a room a browser has loaded, and which of them is on screen. */
export function createLoadedRows(initial: Page) {
  let windows = openWindows(initial);
  let shownAt = placeOf(initial);

  return {
    /** The stretch on screen. */
    shown: (): Window => windows.find((window) => isIn(window, shownAt)) ?? tail(),
    isTail: (window: Window) => window === tail(),
    add(page: Page) {
      windows = addPage(windows, page);
    },
    place(entry: Entry) {
      windows = place(windows, entry);
    },
    show(page: Page) {
      shownAt = placeOf(page);
    },
    showTail() {
      shownAt = Number.POSITIVE_INFINITY;
    },
    /** Keeps only what is near a row in view; answers whether anything went. */
    keepNear(seq: number): boolean {
      const before = windows;
      windows = trim(windows, seq, mostRows);
      if (windows === before) return false;
      if (!isIn(tail(), seq)) shownAt = seq;
      return true;
    },
    clear(head: number) {
      windows = [emptyTail(head)];
    },
  };

  function tail(): Window {
    return windows.at(-1) as Window; // there is always one
  }
}

function isIn({ from, to }: Window, seq: number): boolean {
  return from <= seq && seq <= to;
}

/** The newest page stands for the tail, which moves. */
function placeOf(page: Page): number {
  return page.to >= page.head ? Number.POSITIVE_INFINITY : page.from;
}
