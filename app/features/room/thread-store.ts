import type { Entry } from "~/domain/entry";
import type { ThreadPage } from "~/domain/protocol";
import { type ErrorCode, type Result, refused } from "~/domain/result";
import { fold, isReply, type Pending, type Row } from "~/domain/timeline";
import { createReadCursor } from "./read-cursor";
import { steady } from "./room-state";
import type { Where } from "./transport";
import { addPage, emptyTail, insert, openWindows, place, type Window } from "./window";

/** What the panel of an open thread draws. */
export type ThreadState = {
  rootId: string;
  /** The row that was answered, then the replies; at the live tail also what waits to be sent. Empty until it was read. */
  rows: Row[];
  from: number;
  to: number;
  hasOlder: boolean;
  hasNewer: boolean;
  loading: "first" | "older" | "newer" | null;
  /** How far I have read; `cursorAtFirst`: when the thread was opened. */
  cursor: number;
  cursorAtFirst: number;
  /** There is no such thread, or the network does not let it be read yet. */
  trouble: ErrorCode | null;
};

/** What a thread needs of its room. */
export type ThreadHost = {
  memberId: string;
  read(where: Where | Record<string, never>): Promise<Result<ThreadPage>> | undefined;
  mark(seq: number): Promise<Result<number>>;
  /** A page came: whatever is newer than it is to be placed again. */
  merged(page: ThreadPage): void;
  refuse(code: ErrorCode): void;
  readTo(seq: number): void;
  changed(): void;
};

export type ThreadStore = ReturnType<typeof createThreadStore>;

/**
 * One open thread in a room's store: its own windows of replies, which are placed in the room's order. Each loaded reply has
 * every change to it up to where the room is.
 */
export function createThreadStore(rootId: string, host: ThreadHost) {
  let windows: Window[] = [];
  let shownAt = Number.POSITIVE_INFINITY;
  let loading: ThreadState["loading"] = null;
  let trouble: ErrorCode | null = null;
  let cursorAtFirst = 0;
  let rows: Row[] = [];
  const cursor = createReadCursor(0, host.mark, () => {
    host.readTo(cursor.get());
    host.changed();
  });

  return { rootId, show, miss, open, check, place: placeEntry, loadOlder, loadNewer, cursor, draw };

  /** Looks at the newest replies, or at those around a `seq`; reads what is not there. */
  function open(at?: number) {
    shownAt = at ?? Number.POSITIVE_INFINITY;
    const isThere = windows.some(({ from, to }) => from <= shownAt && shownAt <= to);
    const isTail = at === undefined && (windows.at(-1)?.entries.length ?? 0) > 0;
    if (!isThere && !isTail) void load("first", at === undefined ? {} : { around: at });
    host.changed();
  }

  /** A page of it that came with the room. */
  function show(page: ThreadPage) {
    if (windows.length === 0) cursorAtFirst = page.cursor;
    windows = windows.length === 0 ? openWindows(page) : addPage(windows, page);
    trouble = null;
    host.merged(page);
    cursor.heard(page.cursor);
  }

  /** There is no such thread in the room. */
  function miss() {
    trouble = "notFound";
    host.changed();
  }

  /** The connection was away. */
  function check() {
    if (trouble === "unavailable") open(Number.isFinite(shownAt) ? shownAt : undefined);
    void cursor.tell();
  }

  function placeEntry(entry: Entry) {
    windows = place(windows, entry, rootId);
  }

  async function loadOlder() {
    const { from } = shownWindow();
    if (from > 1) await load("older", { before: from });
  }

  async function loadNewer() {
    const { to } = shownWindow();
    if (!isTail()) await load("newer", { around: to + 1 });
  }

  async function load(what: NonNullable<ThreadState["loading"]>, where: Where | Record<string, never>) {
    if (loading) return;
    loading = what;
    host.changed();
    const page = (await host.read(where)) ?? refused("unavailable");
    loading = null;
    if (page.ok) show(page.value);
    else if (windows.length === 0) trouble = page.code;
    if (!page.ok && page.code !== "notFound") host.refuse(page.code);
    host.changed();
  }

  function isTail(): boolean {
    return shownWindow() === windows.at(-1);
  }

  function shownWindow(): Window {
    return windows.find(({ from, to }) => from <= shownAt && shownAt <= to) ?? windows.at(-1) ?? emptyTail(0);
  }

  function draw(ahead: Entry[], pending: Pending[]): ThreadState {
    const window = shownWindow();
    const tail = isTail() || windows.length === 0;
    // As in the room: an ack may be ahead of a gap.
    const acked = ahead.filter((entry) => entry.actorId === host.memberId && (tail || !isReply(entry)));
    const waiting = tail ? pending : pending.filter(({ name }) => name !== "reply.post");
    const entries = windows.length === 0 ? [] : insert(window.entries, acked);
    rows = steady(fold(entries, windows.length === 0 ? [] : waiting, { rootId, readerId: host.memberId }), rows);
    const { from, to } = window;
    const edges = { from, to, hasOlder: from > 1 && windows.length > 0, hasNewer: !tail };
    return { rootId, rows, ...edges, loading, cursor: cursor.get(), cursorAtFirst, trouble };
  }
}
