import { expect, test, vi } from "vitest";
import type { Person } from "~/domain/actor";
import type { Entry } from "~/domain/entry";
import type { Catchup, Page, RoomPage } from "~/domain/protocol";
import { type Result, refused } from "~/domain/result";
import { createRoomStore, type Line } from "./room-store";
import type { Listener, Transport } from "./transport";

const row = (seq: number, more: Partial<Entry> = {}) => entry(seq, { kind: "message.posted", ownRow: true, ...more });
const edit = (seq: number, of: number) => entry(seq, { kind: "message.edited", refersTo: `e${of}`, rootId: `e${of}` });
const ann: Person = { id: "ann", organizationId: "o", name: "Ann", reading: null, locale: "en", present: true };
const bob: Person = { ...ann, id: "bob", name: "Bob" };

test("what arrives ahead of a gap waits until the gap is read", async () => {
  const { store, live, answers } = open(page(1, 3, 3));
  answers.after.mockResolvedValueOnce(catchup([row(4), row(5)], 5));
  live.entry?.(row(5));
  expect(shown(store)).toEqual([1, 2, 3]);
  await vi.waitFor(() => expect(shown(store)).toEqual([1, 2, 3, 4, 5]));
});

test("my own row is in sight from its ack on, also ahead of a gap", () => {
  const { store, live, answers } = open(page(1, 3, 3));
  answers.after.mockReturnValueOnce(new Promise(() => {}));
  live.entry?.(row(6, { actorId: "me", clientKey: "k" }));
  expect(shown(store)).toEqual([1, 2, 3, 6]);
});

test("doubles change nothing", () => {
  const { store, live } = open(page(1, 3, 3));
  for (const one of [row(4), row(4), row(2), edit(5, 2), edit(5, 2)]) live.entry?.(one);
  expect(shown(store)).toEqual([1, 2, 3, 4]);
  expect(store.getSnapshot().rows[1]).toMatchObject({ message: { versions: [{ seq: 2 }, { seq: 5 }] } });
});

test("an edit that came while its row was being read is not lost", async () => {
  const { store, live, answers } = open(page(4, 6, 6));
  let arrive = (_: Result<Page>) => {};
  answers.page.mockReturnValueOnce(new Promise((resolve) => (arrive = resolve)));
  answers.after.mockResolvedValueOnce(catchup([edit(7, 2)], 7));
  const loading = store.loadOlder();
  live.entry?.(edit(7, 2)); // of a row that is not loaded yet
  arrive({ ok: true, value: page(1, 3, 6) });
  await loading;
  await vi.waitFor(() => {
    expect(store.getSnapshot().rows[1]).toMatchObject({ message: { versions: [{ seq: 2 }, { seq: 7 }] } });
  });
  expect(answers.after).toHaveBeenLastCalledWith("room", 6);
});

test("an entry of someone unknown waits for the read that brings the name", async () => {
  const { store, live, answers } = open(page(1, 3, 3));
  answers.after.mockResolvedValueOnce(catchup([row(4, { actorId: "bob" })], 4, [ann, bob]));
  live.entry?.(row(4, { actorId: "bob" }));
  expect(shown(store)).toEqual([1, 2, 3]);
  await vi.waitFor(() => expect(shown(store)).toEqual([1, 2, 3, 4]));
  expect(store.getSnapshot().people.get("bob")).toMatchObject({ name: "Bob" });
});

test("a window after a jump does not show live rows, and joins the tail when it reaches it", async () => {
  const { store, live, answers } = open(page(3, 5, 9));
  live.entry?.(row(10));
  expect(shown(store)).toEqual([3, 4, 5]);
  expect(store.getSnapshot()).toMatchObject({ hasOlder: true, hasNewer: true });
  answers.page.mockResolvedValueOnce({ ok: true, value: page(5, 9, 10) });
  await store.loadNewer();
  expect(shown(store)).toEqual([3, 4, 5, 6, 7, 8, 9, 10]);
  expect(store.getSnapshot().hasNewer).toBe(false);
});

test("a read that no longer finds the room empties it and drops what waits", async () => {
  const { store, live, answers, forget } = open(page(1, 3, 3));
  answers.after.mockResolvedValueOnce(refused("notFound"));
  live.heads?.({});
  await vi.waitFor(() => expect(store.getSnapshot()).toMatchObject({ removed: true, rows: [] }));
  expect(forget).toHaveBeenCalledWith("room");
});

test("the read cursor moves forward only, and a lost move is told again", async () => {
  const { store, live, answers } = open(page(1, 3, 3));
  answers.moveCursor.mockResolvedValueOnce(refused("unavailable")).mockResolvedValueOnce({ ok: true, value: 3 });
  store.moveCursor(3);
  store.moveCursor(2);
  await new Promise((resolve) => setTimeout(resolve));
  live.check?.();
  expect(answers.moveCursor.mock.calls).toEqual([
    ["room", 3, false],
    ["room", 3, false],
  ]);
  expect(store.getSnapshot().cursor).toBe(3);
});

test("marked as unread, the cursor goes back, and reading moves it only when the room is opened again", async () => {
  const { store, line, answers } = open(page(1, 5, 5));
  answers.moveCursor.mockResolvedValue({ ok: true, value: 5 });
  const settled = () => new Promise((resolve) => setTimeout(resolve));
  store.moveCursor(5);
  await settled();
  store.markUnread(3);
  await settled();
  expect(answers.moveCursor.mock.calls.at(-1)).toEqual(["room", 2, true]);
  store.moveCursor(5);
  expect(store.getSnapshot().cursor).toBe(2);
  store.attach(line);
  store.moveCursor(5);
  expect(store.getSnapshot().cursor).toBe(5);
});

test("rows that did not change stay the same objects", () => {
  const { store, live } = open(page(1, 3, 3));
  const before = store.getSnapshot().rows;
  live.entry?.(edit(4, 2));
  const after = store.getSnapshot().rows;
  expect(after.map((one, index) => one === before[index])).toEqual([true, false, true]);
});

/** A store whose first check is under way and will find nothing new. */
function open(initial: RoomPage) {
  let live: Listener = {};
  const forget = vi.fn(async () => {});
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
  const outbox = { pending: () => [], subscribe: () => () => {}, isPaused: () => false, forget };
  const store = createRoomStore("me", initial);
  answers.after.mockResolvedValueOnce(catchup([], initial.head));
  const line = { transport: { ...answers, listen }, outbox: outbox as unknown as Line["outbox"] };
  store.attach(line);
  return { store, line, live, answers, forget };
}

function shown({ getSnapshot }: ReturnType<typeof createRoomStore>) {
  return getSnapshot().rows.map((one) => "seq" in one && one.seq);
}

function entry(seq: number, more: object): Entry {
  const empty = { roomId: "room", actorId: "ann", ownRow: false, refersTo: null, rootId: null, clientKey: null };
  return { ...empty, id: `e${seq}`, seq, at: seq, payload: { text: `text ${seq}`, lang: "en" }, ...more } as Entry;
}

function page(from: number, to: number, head: number): RoomPage {
  const entries = Array.from({ length: to - from + 1 }, (_, index) => row(from + index));
  const room = { id: "room", name: "Room", side: "buyer", openedAt: 0, parentId: null } as const;
  const around = { companies: [], threads: [], readers: [], waiting: [], drawings: [], sideRoom: null };
  return { entries, from, to, head, people: [ann, { ...ann, id: "me" }], ...around, room, cursor: 0 };
}

function catchup(entries: Entry[], head: number, people = [ann]): Result<Catchup> {
  return { ok: true, value: { entries, head, people } };
}
