import type { Entry } from "~/domain/entry";
import type { Page } from "~/domain/protocol";
import { isDouble, isReply, rootOf } from "~/domain/timeline";

/**
 * A stretch of the room that is loaded: exactly the own rows of from … to, each with all that was folded into it; or of a
 * thread: the replies of from … to, and the row that they answer.
 */
export type Window = { from: number; to: number; entries: Entry[] };

type Stretch = Pick<Page, "entries" | "from" | "to" | "head">;

/** The windows of a room, oldest first and apart from each other. The last one is the live tail, which may be empty. */
export function openWindows(page: Stretch): Window[] {
  return addPage([emptyTail(page.head)], page);
}

export function emptyTail(head: number): Window {
  return { from: head + 1, to: head, entries: [] };
}

/** Adds a page; the windows that it meets become one with it. */
export function addPage(windows: Window[], page: Stretch): Window[] {
  const to = Math.min(page.to, page.head);
  const tail = windows.at(-1);
  // Beyond a tail that is behind: the tail begins anew at the page's head, the old one stays as a window.
  const all = tail && page.from > tail.to + 1 ? [...windows, emptyTail(page.head)] : windows;
  const touches = (window: Window) => window.from <= to + 1 && page.from <= window.to + 1;
  const one = all.filter(touches).reduce(join, { from: page.from, to, entries: page.entries });
  return [...all.filter((window) => !touches(window)), one].sort((a, b) => a.from - b.from);
}

/**
 * Puts an entry where its row is. A new row goes only to the tail; a change to a row that is not loaded goes nowhere.
 * `rootId`: these are the windows of that thread.
 */
export function place(windows: Window[], entry: Entry, rootId?: string): Window[] {
  return windows.map((window, index) => {
    const isTail = index === windows.length - 1;
    const to = isTail ? Math.max(window.to, entry.seq) : window.to;
    const isHere = rootId === undefined ? belongs : belongsToThread(rootId);
    const entries = isHere(entry, { ...window, to }) ? insert(window.entries, [entry]) : window.entries;
    return to === window.to && entries === window.entries ? window : { from: window.from, to, entries };
  });
}

/**
 * Keeps at most so many rows of the window that has a `seq`, those around it; the others are read again when they are
 * wanted. Where the newest go, an empty tail takes what comes.
 */
export function trim(windows: Window[], around: number, most: number): Window[] {
  const window = windows.find(({ from, to }) => from <= around && around <= to);
  const rows = window?.entries.filter(({ ownRow }) => ownRow) ?? [];
  if (!window || rows.length <= most) return windows;
  const place = rows.filter(({ seq }) => seq < around).length;
  const first = Math.min(Math.max(0, place - Math.floor(most / 2)), rows.length - most);
  const kept = rows.slice(first, first + most);
  const next = rows[first + most];
  const ids = new Set(kept.map(({ id }) => id));
  const part = {
    from: first === 0 ? window.from : (kept[0]?.seq ?? window.from),
    to: next ? next.seq - 1 : window.to,
    entries: window.entries.filter((entry) => ids.has(rootOf(entry))),
  };
  const rest = next && window === windows.at(-1) ? [emptyTail(window.to)] : [];
  return [...windows.map((one) => (one === window ? part : one)), ...rest];
}

function belongs(entry: Entry, { from, to, entries }: Window): boolean {
  if (entry.ownRow) return from <= entry.seq && entry.seq <= to;
  return entries.some(({ id }) => id === rootOf(entry));
}

function belongsToThread(rootId: string) {
  return (entry: Entry, { from, to, entries }: Window): boolean => {
    if (entry.rootId !== rootId) return false;
    if (isReply(entry)) return from <= entry.seq && entry.seq <= to;
    return entries.some(({ id }) => id === entry.refersTo);
  };
}

function join(a: Window, b: Window): Window {
  return { from: Math.min(a.from, b.from), to: Math.max(a.to, b.to), entries: insert(a.entries, b.entries) };
}

/** Both together in the order of `seq`, without doubles. */
export function insert(entries: Entry[], more: Entry[]): Entry[] {
  const added = more.filter((entry) => !isDouble(entry, entries));
  return added.length === 0 ? entries : [...entries, ...added].sort((a, b) => a.seq - b.seq);
}
