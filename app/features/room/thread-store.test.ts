import { expect, test, vi } from "vitest";
import type { Entry } from "~/domain/entry";
import type { Catchup, RoomPage, ThreadPage } from "~/domain/protocol";
import { type Result, refused } from "~/domain/result";
import type { Pending } from "~/domain/timeline";
import { createRoomStore, type Line } from "./room-store";
import type { Listener, Transport } from "./transport";

const ann = { id: "ann", organizationId: "o", name: "Ann", reading: null, locale: "en", present: true } as const;
const me = { ...ann, id: "me", name: "Me" };
const root = entry(1, { kind: "message.posted", ownRow: true });
const reply = (seq: number, more: Partial<Entry> = {}) =>
  entry(seq, { kind: "reply.posted", refersTo: "e1", rootId: "e1", ...more });
const edit = (seq: number, of: number) => entry(seq, { kind: "message.edited", refersTo: `e${of}`, rootId: "e1" });

test("a reply that came while its thread was being read is not lost", async () => {
  const { store, live, answers } = open(1);
  let arrive = (_: Result<ThreadPage>) => {};
  answers.thread.mockReturnValueOnce(new Promise((resolve) => (arrive = resolve)));
  store.openThread("e1");
  live.entry?.(reply(2));
  live.entry?.(reply(3));
  answers.after.mockResolvedValueOnce(catchup([reply(3)], 3));
  arrive({ ok: true, value: page([root, reply(2)], { head: 2 }) });
  await vi.waitFor(() => expect(shown(store)).toEqual([1, 2, 3]));
  expect(answers.after).toHaveBeenLastCalledWith("room", 2);
});

test("a change to a reply goes to the reply, and to nothing in the room's timeline", async () => {
  const { store, live } = await opened([reply(2), reply(3)], 3);
  live.entry?.(edit(4, 2));
  live.entry?.(entry(5, { kind: "message.withdrawn", refersTo: "e3", rootId: "e1", payload: {} }));
  expect(store.getSnapshot().thread?.rows).toMatchObject([
    { message: { versions: [{ seq: 1 }] } },
    { message: { versions: [{ seq: 2 }, { seq: 4 }] } },
    { message: { withdrawnAt: 5 } },
  ]);
  expect(store.getSnapshot().rows).toMatchObject([{ message: { versions: [{ seq: 1 }], withdrawnAt: null } }]);
});

test("a page's summary has its replies already, and only later ones are added to it", () => {
  const told = { rootId: "e1", count: 7, lastAt: 8, lastSeq: 8, memberIds: ["ann"], unread: 3, cursor: 4 };
  const { store, live } = open(8, { threads: [told] });
  live.entry?.(reply(8));
  live.entry?.(reply(9, { actorId: "me" }));
  expect(store.getSnapshot().rows[0]).toMatchObject({ thread: { count: 8, memberIds: ["me", "ann"], unread: 3 } });
  live.threadRead?.({ roomId: "room", rootId: "e1", seq: 9 });
  live.entry?.(reply(10));
  expect(store.getSnapshot().rows[0]).toMatchObject({ thread: { count: 9, lastSeq: 10, unread: 1, cursor: 9 } });
});

test("reading in the thread clears the root's mark at once, and is told again when it was lost", async () => {
  const { store, live, answers } = await opened([reply(2), reply(3)], 3);
  live.entry?.(reply(4));
  expect(store.getSnapshot().rows[0]).toMatchObject({ thread: { unread: 1 } });
  answers.markThread.mockResolvedValueOnce(refused("unavailable")).mockResolvedValueOnce({ ok: true, value: 4 });
  store.thread.markRead(4);
  expect(store.getSnapshot().rows[0]).toMatchObject({ thread: { unread: 0 } });
  await new Promise((resolve) => setTimeout(resolve));
  live.check?.();
  expect(answers.markThread.mock.calls).toEqual([
    ["room", "e1", 4],
    ["room", "e1", 4],
  ]);
});

test("an own reply waits in its thread, and on the root while the thread is closed", async () => {
  const waiting = {
    name: "reply.post",
    input: { roomId: "room", entryId: "e1", clientKey: "k", text: "waits", lang: "en" },
    actorId: "me",
    at: 9,
    state: "queued",
    code: null,
  } satisfies Pending;
  const { store } = await opened([reply(2)], 2, [waiting]);
  expect(store.getSnapshot().thread?.rows.at(-1)).toMatchObject({ type: "pending" });
  expect(store.getSnapshot().rows).toMatchObject([{ type: "message", pending: [{ name: "reply.post" }] }]);
});

test("a thread that could not be read is read again when the connection is back", async () => {
  const { store, live, answers } = open(1);
  answers.thread.mockResolvedValueOnce(refused("unavailable"));
  store.openThread("e1");
  await vi.waitFor(() => expect(store.getSnapshot().thread).toMatchObject({ trouble: "unavailable" }));
  answers.thread.mockResolvedValueOnce({ ok: true, value: page([root], { head: 1 }) });
  live.check?.();
  await vi.waitFor(() => expect(store.getSnapshot().thread).toMatchObject({ trouble: null, rows: [{ seq: 1 }] }));
});

/** A room with one row, and its thread open. */
async function opened(replies: Entry[], head: number, pending: Pending[] = []) {
  const room = open(head, {}, pending);
  room.answers.thread.mockResolvedValueOnce({ ok: true, value: page([root, ...replies], { head }) });
  room.store.openThread("e1");
  await vi.waitFor(() => expect(shown(room.store)).toContain(replies[0]?.seq));
  return room;
}

function open(head: number, more: Partial<RoomPage> = {}, pending: Pending[] = []) {
  let live: Listener = {};
  const answers = {
    page: vi.fn<Transport["page"]>(),
    after: vi.fn<Transport["after"]>(async (_, seq) => catchup([], seq)),
    moveCursor: vi.fn<Transport["moveCursor"]>(),
    thread: vi.fn<Transport["thread"]>(),
    markThread: vi.fn<Transport["markThread"]>(),
  };
  const listen: Transport["listen"] = (listener) => {
    live = listener;
    return () => {};
  };
  const outbox = { pending: () => pending, subscribe: () => () => {}, isPaused: () => false, forget: async () => {} };
  const room = { id: "room", name: "Room", side: "buyer", openedAt: 0, parentId: null } as const;
  const around = {
    companies: [],
    threads: [],
    readers: [],
    waiting: [],
    drawings: [],
    sideRoom: null,
    people: [ann, me],
    room,
    cursor: 0,
  };
  const store = createRoomStore("me", { entries: [root], from: 1, to: head, head, ...around, ...more });
  store.attach({ transport: { ...answers, listen }, outbox: outbox as unknown as Line["outbox"] });
  return { store, live, answers };
}

function shown({ getSnapshot }: ReturnType<typeof createRoomStore>) {
  return getSnapshot().thread?.rows.map((one) => "seq" in one && one.seq) ?? [];
}

function page(entries: Entry[], { head }: { head: number }): ThreadPage {
  return { entries, from: 1, to: head, head, people: [ann, me], cursor: 0 };
}

function catchup(entries: Entry[], head: number): Result<Catchup> {
  return { ok: true, value: { entries, head, people: [ann, me] } };
}

function entry(seq: number, more: object): Entry {
  const empty = { roomId: "room", actorId: "ann", ownRow: false, refersTo: null, rootId: null, clientKey: null };
  return { ...empty, id: `e${seq}`, seq, at: seq, payload: { text: `text ${seq}`, lang: "en" }, ...more } as Entry;
}
