import type { Entry } from "~/domain/entry";
import type { Page, RoomPage, ThreadPage } from "~/domain/protocol";
import { type ErrorCode, refused } from "~/domain/result";
import { fold, type Row } from "~/domain/timeline";
import { createDrawings } from "~/features/file/drawings";
import { createCatchUp } from "./catch-up";
import { createKnownPeople } from "./known-people";
import { createLiveness } from "./liveness";
import { createLoadedRows } from "./loaded-rows";
import type { Outbox } from "./outbox";
import { createReadCursor } from "./read-cursor";
import { type RoomState, steady } from "./room-state";
import { createThreadBoard } from "./thread-board";
import type { ConnectionState, Transport } from "./transport";
import { insert } from "./window";

/** What joins a store to the world, once the page is alive in a browser. */
export type Line = { transport: Transport; outbox: Outbox };

/**
 * What a browser holds of one room. Entries come by events, acks and reads in any order and number; they are taken in the
 * order of `seq`, and what is missing is asked for. Each loaded row has every change to it up to `last`.
 */
export function createRoomStore(memberId: string, initial: RoomPage) {
  const roomId = initial.room.id;
  let line: Line | null = null;
  const loaded = createLoadedRows(initial);
  const known = createKnownPeople(initial);
  let connection: ConnectionState = "connecting";
  let loading: RoomState["loading"] = null;
  let removed = false;
  const listeners = new Set<() => void>();
  const cursor = createReadCursor(initial.cursor, moveCursor, changed);
  const room = createCatchUp(initial.head, {
    isOpen,
    read,
    isKnown: known.covers,
    place: take,
    learn: known.learn,
    refuse,
    changed,
  });
  const threads = createThreadBoard({ memberId, roomId, line: () => line, merged, refuse, changed });
  const liveness = createLiveness(roomId, memberId, changed);
  const drawings = createDrawings(initial, { organizationOf: known.organizationOf, reread: rereadDrawings });
  threads.merge(initial);
  liveness.learn(initial.readers);
  let state = draw([]);

  return {
    getSnapshot: () => state,
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    attach,
    show,
    loadOlder: () => load("older"),
    loadNewer: () => load("newer"),
    async jumpToLatest() {
      loaded.showTail();
      changed();
      if (!loaded.shown().entries.some((entry) => entry.ownRow)) await load("older");
    },
    moveCursor: cursor.move,
    markUnread: cursor.back,
    /** Keeps only what is near a row in view: a room may have more rows than a browser can draw. */
    keepNear(seq: number) {
      if (loaded.keepNear(seq)) changed();
    },
    openThread: threads.open,
    closeThread: threads.close,
    thread: threads.actions,
  };

  /** Joins the world; answers how to leave it. Asks at once for what came since the page was made. */
  function attach(to: Line): () => void {
    line = to;
    cursor.release();
    const hear = {
      entry: receive,
      heads,
      removed: leaveIf,
      cursor: moved,
      check,
      state: connected,
      ...threads.hear,
      ...liveness.hear,
    };
    const stops = [to.transport.listen(hear), to.outbox.subscribe(changed)];
    check();
    return () => {
      line = null;
      for (const stop of stops) stop();
    };
  }

  /** Another page of this room that its URL asked for. */
  function show(page: RoomPage) {
    removed = false;
    merge(page);
    liveness.learn(page.readers);
    cursor.heard(page.cursor);
    loaded.show(page);
    changed();
  }

  function receive(entry: Entry) {
    if (entry.roomId === roomId && !removed) room.receive(entry);
  }

  function take(entry: Entry) {
    loaded.place(entry);
    threads.place(entry);
    drawings.take(entry);
    liveness.silent(entry.actorId);
  }

  function isOpen(): boolean {
    return line !== null && !removed;
  }

  async function read(after: number) {
    return line ? line.transport.after(roomId, after) : refused("unavailable");
  }

  function heads(all: Record<string, number>) {
    const newest = all[roomId];
    if (newest === undefined) return removed ? forget() : check(); // perhaps no longer in the room: a read tells
    room.hear(newest);
  }

  function check() {
    room.check();
    void cursor.tell();
    threads.check();
  }

  async function load(where: "older" | "newer") {
    const window = loaded.shown();
    if (!line || loading || (where === "older" ? !state.hasOlder : !state.hasNewer)) return;
    loading = where;
    changed();
    const wish = where === "older" ? { before: window.from } : { around: window.to + 1 };
    const read = await line.transport.page(roomId, wish);
    loading = null;
    if (removed) return;
    if (read.ok) merge(read.value);
    else refuse(read.code);
    changed();
  }

  function merge(page: Page) {
    loaded.add(page);
    threads.merge(page);
    drawings.learn(page);
    merged(page);
  }

  function merged(page: Page | ThreadPage) {
    known.learn(page);
    room.backTo(page.head);
  }

  async function rereadDrawings() {
    const read = await line?.transport.page(roomId, { around: room.head() });
    if (!read?.ok || removed) return;
    drawings.learn(read.value);
    changed();
  }

  function refuse(code: ErrorCode) {
    if (code === "notFound") leaveIf(roomId);
    if (code === "signedOut") line?.outbox.pause();
  }

  function leaveIf(id: string) {
    if (id !== roomId || removed) return;
    removed = true;
    loaded.clear(room.head());
    room.clear();
    threads.close();
    forget();
    changed();
  }

  function forget() {
    void line?.outbox.forget(roomId);
  }

  function moved({ roomId: id, seq, back }: { roomId: string; seq: number; back?: boolean }) {
    if (id === roomId) cursor.heard(seq, back);
  }

  async function moveCursor(seq: number, back: boolean) {
    return line ? line.transport.moveCursor(roomId, seq, back) : ({ ok: false, code: "unavailable" } as const);
  }

  function connected(next: ConnectionState) {
    connection = next;
    changed();
  }

  function changed() {
    state = draw(state.rows);
    for (const listener of listeners) listener();
  }

  function draw(before: Row[]): RoomState {
    const window = loaded.shown();
    const { from, to } = window;
    const isTail = loaded.isTail(window);
    const pending = line?.outbox.pending(roomId) ?? [];
    // An ack may be ahead of a gap: its row stays in sight while the gap is read.
    const ahead = room.ahead();
    const acked = ahead.filter(({ actorId, ownRow }) => actorId === memberId && (isTail || !ownRow));
    const waiting = isTail ? pending : pending.filter((send) => send.name !== "message.post");
    const rows = steady(fold(insert(window.entries, acked), waiting, threads.told()), before);
    const signedOut = line?.outbox.isPaused() ?? false;
    const edges = { from, to, hasOlder: from > 1, hasNewer: !isTail };
    return {
      rows,
      entries: window.entries,
      ...edges,
      loading,
      connection,
      signedOut,
      removed,
      people: known.people(),
      companies: known.companies(),
      pending,
      cursor: cursor.get(),
      head: room.head(),
      thread: threads.draw(ahead, pending),
      drawings: drawings.get(),
      liveness: liveness.get(),
    };
  }
}
