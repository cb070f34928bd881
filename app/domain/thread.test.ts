import { expect, test } from "vitest";
import type { Entry } from "./entry";
import { readTo, type Thread, withReply } from "./thread";

const reply = (seq: number, actorId: string) =>
  ({ id: `e${seq}`, seq, at: seq * 1000, actorId, kind: "reply.posted", rootId: "root" }) as Entry<"reply.posted">;
const after = (...replies: [number, string][]) =>
  replies.reduce<Thread | null>((thread, [seq, who]) => withReply(thread, reply(seq, who), "me"), null) as Thread;

test("a thread counts its replies, knows the latest, and whose of them are new to the reader", () => {
  expect(after([3, "ann"], [5, "me"], [9, "bob"])).toEqual({
    count: 3,
    lastAt: 9000,
    lastSeq: 9,
    memberIds: ["bob", "me", "ann"],
    unread: 2,
    cursor: 0,
  });
});

test("four faces at most, the latest first, each once", () => {
  const thread = after([1, "a"], [2, "b"], [3, "c"], [4, "d"], [5, "e"], [6, "b"]);
  expect(thread.memberIds).toEqual(["b", "e", "d", "c"]);
});

test("read to its end nothing is new, and what comes later is", () => {
  const read = readTo(after([3, "ann"], [5, "ann"]), 5);
  expect(read).toMatchObject({ unread: 0, cursor: 5 });
  expect(withReply(read, reply(6, "ann"), "me")).toMatchObject({ unread: 1, count: 3 });
  expect(readTo(read, 4)).toBe(read);
});

test("a first reply that was read in another tab already is not new", () => {
  expect(withReply(null, reply(4, "ann"), "me", 4)).toMatchObject({ unread: 0, cursor: 4 });
});
