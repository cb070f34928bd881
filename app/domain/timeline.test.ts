import { expect, test } from "vitest";
import type { Entry } from "./entry";
import { fold, type Pending } from "./timeline";

const ann = "ann";
const entry = (seq: number, kind: string, more: Partial<Entry> = {}) =>
  ({
    id: `e${seq}`,
    roomId: "room",
    seq,
    kind,
    ownRow: kind !== "message.edited" && kind !== "message.withdrawn",
    actorId: ann,
    at: seq * 1000,
    refersTo: null,
    rootId: null,
    clientKey: null,
    payload: { text: `text ${seq}`, lang: "en" },
    ...more,
  }) as Entry;
const about = (id: string) => ({ refersTo: id, rootId: id });
const post = (clientKey: string) =>
  ({
    name: "message.post",
    input: { roomId: "room", clientKey, text: "waits", lang: "en" },
    actorId: ann,
    at: 9_000,
    state: "queued",
    code: null,
  }) satisfies Pending;
const edit = { ...post("k2"), name: "message.edit", input: { ...post("k2").input, entryId: "e1" } } satisfies Pending;

test("an edit adds a version to its message, a withdrawal marks it, and neither makes a row", () => {
  const rows = fold([
    entry(1, "message.posted"),
    entry(2, "message.posted"),
    entry(3, "message.edited", about("e1")),
    entry(4, "message.withdrawn", about("e2")),
  ]);
  expect(rows).toMatchObject([
    { type: "message", seq: 1, message: { versions: [{ text: "text 1" }, { text: "text 3" }], withdrawnAt: null } },
    { type: "message", seq: 2, message: { withdrawnAt: 4_000 } },
  ]);
});

test("a kind that this program does not know is a neutral row, and a change of it changes nothing", () => {
  const rows = fold([entry(1, "sample.sent"), entry(2, "sample.tasted", { ownRow: false, ...about("e1") })]);
  expect(rows).toMatchObject([{ type: "unknown", key: "e1", seq: 1, actorId: ann, at: 1_000 }]);
});

test("a change to a row that is not loaded is left out", () => {
  expect(fold([entry(7, "message.edited", about("e1"))])).toEqual([]);
});

test("the stored entry takes the place and the key of the pending row", () => {
  const waiting = fold([entry(1, "message.posted")], [post("k1")]);
  const stored = fold([entry(1, "message.posted"), entry(2, "message.posted", { clientKey: "k1" })], [post("k1")]);
  expect(waiting.map(({ type }) => type)).toEqual(["message", "pending"]);
  expect(stored.map(({ type }) => type)).toEqual(["message", "message"]);
  expect(stored.map(({ key }) => key)).toEqual(waiting.map(({ key }) => key));
});

test("another person's entry with the same key leaves my pending row alone", () => {
  const rows = fold([entry(1, "message.posted", { actorId: "bob", clientKey: "k1" })], [post("k1")]);
  expect(rows.map(({ type }) => type)).toEqual(["message", "pending"]);
});

test("a pending edit marks the row that it changes until its entry is there", () => {
  expect(fold([entry(1, "message.posted")], [edit])).toMatchObject([{ pending: [{ name: "message.edit" }] }]);
  const stored = entry(2, "message.edited", { ...about("e1"), clientKey: "k2" });
  expect(fold([entry(1, "message.posted"), stored], [edit])).toMatchObject([{ pending: [] }]);
});

test("the steps of a spec change are folded into its row and count as its changes; their lines are rows of their own", () => {
  const step = { ownRow: false, ...about("e1") };
  const proposed = entry(1, "specChange.proposed");
  const rows = fold([
    proposed,
    entry(2, "specChange.understood", { ...step, payload: { revision: 1 } }),
    entry(3, "specChange.withdrawn", { ...step, payload: { reason: "another supplier" } }),
    entry(4, "specChange.stepped", { payload: { changeId: "e1", step: "withdraw", number: 1, title: "bore" } }),
  ]);
  expect(rows).toMatchObject([
    { type: "specChange", entry: { seq: 1 }, steps: [{ seq: 2 }, { seq: 3 }], changes: 2 },
    { type: "event", entry: { kind: "specChange.stepped" } },
  ]);
  expect(fold([proposed])).toMatchObject([{ changes: 0 }]);
});

test("reactions and replies belong to a spec change as to any other row, and what waits marks it", () => {
  const understood = {
    ...post("k3"),
    name: "specChange.understand",
    input: { roomId: "room", clientKey: "k3", entryId: "e1", revision: 1 },
  } satisfies Pending;
  const entries = [
    entry(1, "specChange.proposed"),
    entry(2, "reaction.added", { ownRow: false, ...about("e1"), payload: { reaction: "thanks" } }),
    entry(3, "reply.posted", { ownRow: false, ...about("e1") }),
  ];
  expect(fold(entries, [understood])).toMatchObject([
    {
      about: { reactions: [{ reaction: "thanks" }] },
      thread: { count: 1 },
      pending: [{ name: "specChange.understand" }],
    },
  ]);
});
