import type { Company, Person } from "~/domain/actor";
import type { Entry } from "~/domain/entry";
import type { Page, RoomPage } from "~/domain/protocol";
import type { ErrorCode } from "~/domain/result";
import { fold, type Row } from "~/domain/timeline";
import type { Outbox } from "./outbox";
import { createReadCursor } from "./read-cursor";
import { type RoomState, steady } from "./room-state";
import type { ConnectionState, Transport } from "./transport";
import { addPage, emptyTail, insert, openWindows, place, type Window } from "./window";

/** What joins a store to the world, once the page is alive in a browser. */
export type Line = { transport: Transport; outbox: Outbox };

/**
 * What a browser holds of one room. Entries come by events, acks and reads in any order and number; they are taken in the
 * order of `seq`, and what is missing is asked for. Each loaded row has every change to it up to `last`.
 */
export function createRoomStore(memberId: string, initial: RoomPage) {
  const roomId = initial.room.id;
  let line: Line | null = null;
  let windows = openWindows(initial);
  let shownAt = placeOf(initial);
  let last = initial.head;
  let head = initial.head;
  let ahead: Entry[] = [];
  let people: ReadonlyMap<string, Person> = byId(initial.people);
  let companies: ReadonlyMap<string, Company> = byId(initial.companies);
  let connection: ConnectionState = "connecting";
  let loading: RoomState["loading"] = null;
  let removed = false;
  let asking = false;
  let askAgain = false;
  const listeners = new Set<() => void>();
  const cursor = createReadCursor(initial.cursor, moveCursor, changed);
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
      shownAt = Number.POSITIVE_INFINITY;
      changed();
      const tail = shownWindow();
      if (!tail.entries.some((entry) => entry.ownRow)) await load("older");
    },
    moveCursor: cursor.move,
  };

  /** Joins the world; answers how to leave it. Asks at once for what came since the page was made. */
  function attach(to: Line): () => void {
    line = to;
    const hear = { entry: receive, heads, removed: leaveIf, cursor: moved, check, state: connected };
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
    cursor.heard(page.cursor);
    shownAt = placeOf(page);
    changed();
  }

  /** An entry as an event or an ack brought it. */
  function receive(entry: Entry) {
    if (entry.roomId !== roomId || removed) return;
    head = Math.max(head, entry.seq);
    if (entry.seq > last + 1 || !isKnown(entry)) {
      ahead = insert(ahead, [entry]);
      void ask();
    } else {
      take(entry);
    }
    changed();
  }

  /** An entry whose turn it is. One that was taken before changes nothing. */
  function take(entry: Entry) {
    let next: Entry | undefined = entry;
    while (next) {
      windows = place(windows, next);
      last = Math.max(last, next.seq);
      next = ahead.find((other) => other.seq === last + 1 && isKnown(other));
    }
    ahead = ahead.filter((other) => other.seq > last);
  }

  /** A new person's name comes only with a read. Who joins or leaves changes what is known of a person. */
  function isKnown(entry: Entry): boolean {
    const aboutPeople = entry.kind === "member.joined" || entry.kind === "member.removed";
    return entry.seq <= last || (people.has(entry.actorId) && !aboutPeople);
  }

  function heads(all: Record<string, number>) {
    const newest = all[roomId];
    if (newest === undefined) return removed ? forget() : check(); // perhaps no longer in the room: a read tells
    head = Math.max(head, newest);
    void ask();
  }

  function check() {
    askAgain = true;
    void ask();
    void cursor.tell();
  }

  /** Reads what is missing until nothing is. What fails is asked again at the next heartbeat or reconnect. */
  async function ask() {
    if (asking) return;
    asking = true;
    while (line && !removed && (askAgain || last < head)) {
      askAgain = false;
      const isBehind = last < head;
      const read = await line.transport.after(roomId, last);
      if (removed) break;
      if (!read.ok) {
        refuse(read.code);
        if (askAgain) continue;
        break;
      }
      people = new Map([...people, ...byId(read.value.people)]);
      head = Math.max(head, read.value.head);
      for (const entry of read.value.entries) if (entry.seq <= last + 1) take(entry);
      changed();
      if (isBehind && read.value.entries.length === 0 && !askAgain) break; // the server does not have it either
    }
    asking = false;
  }

  async function load(where: "older" | "newer") {
    const window = shownWindow();
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

  /**
   * A page is complete as of its own head. Where newer entries were taken while it was under way, it lacks their changes
   * to its rows: going back to its head asks for them again.
   */
  function merge(page: Page) {
    windows = addPage(windows, page);
    people = new Map([...people, ...byId(page.people)]);
    companies = byId(page.companies);
    head = Math.max(head, page.head);
    last = Math.min(last, page.head);
    void ask();
  }

  function refuse(code: ErrorCode) {
    if (code === "notFound") leaveIf(roomId);
    if (code === "signedOut") line?.outbox.pause();
  }

  function leaveIf(id: string) {
    if (id !== roomId || removed) return;
    removed = true;
    windows = [emptyTail(head)];
    ahead = [];
    forget();
    changed();
  }

  function forget() {
    void line?.outbox.forget(roomId);
  }

  function moved({ roomId: id, seq }: { roomId: string; seq: number }) {
    if (id === roomId) cursor.heard(seq);
  }

  async function moveCursor(seq: number) {
    return line ? line.transport.moveCursor(roomId, seq) : ({ ok: false, code: "unavailable" } as const);
  }

  function connected(next: ConnectionState) {
    connection = next;
    changed();
  }

  function shownWindow(): Window {
    const tail = windows.at(-1) ?? emptyTail(head);
    return windows.find(({ from, to }) => from <= shownAt && shownAt <= to) ?? tail;
  }

  function changed() {
    state = draw(state.rows);
    for (const listener of listeners) listener();
  }

  function draw(before: Row[]): RoomState {
    const window = shownWindow();
    const { from, to } = window;
    const isTail = window === windows.at(-1);
    const pending = line?.outbox.pending(roomId) ?? [];
    // An ack may be ahead of a gap: its row stays in sight while the gap is read.
    const acked = ahead.filter(({ actorId, ownRow }) => actorId === memberId && (isTail || !ownRow));
    const waiting = isTail ? pending : pending.filter((send) => send.name !== "message.post");
    const rows = steady(fold(insert(window.entries, acked), waiting), before);
    const signedOut = line?.outbox.isPaused() ?? false;
    const edges = { from, to, hasOlder: from > 1, hasNewer: !isTail };
    return {
      rows,
      ...edges,
      loading,
      connection,
      signedOut,
      removed,
      people,
      companies,
      pending,
      cursor: cursor.get(),
      head,
    };
  }
}

/** The newest page stands for the tail, which moves. */
function placeOf(page: Page): number {
  return page.to >= page.head ? Number.POSITIVE_INFINITY : page.from;
}

function byId<T extends { id: string }>(all: T[]): Map<string, T> {
  return new Map(all.map((one) => [one.id, one]));
}
