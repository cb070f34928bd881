import "fake-indexeddb/auto";
import { randomUUID } from "node:crypto";
import { expect, test, vi } from "vitest";
import { change, keepDraft, keptRooms, outboxKey, readDraft, unsent, wipeMember, wipeRoom } from "./keep";
import type { Kept } from "./outbox";

const send = (roomId: string) => ({ name: "message.post", input: { roomId, clientKey: randomUUID() } }) as Kept;
const typed = (text: string) => ({ text, at: 1, told: false });
const waits = (memberId: string, ...items: Kept[]) => change<readonly Kept[]>(memberId, outboxKey, [], () => items);
const outboxOf = (memberId: string) => change<readonly Kept[]>(memberId, outboxKey, [], (items) => items);

test("what one member left in this browser is not another's", async () => {
  const [ann, bob] = [randomUUID(), randomUUID()];
  await keepDraft(ann, "room", typed("dear colleagues"));
  expect((await readDraft(bob, "room")).text).toBe("");
  expect((await readDraft(ann, "room")).text).toBe("dear colleagues");
});

test("unsent counts what waits and the drafts that say something", async () => {
  const ann = randomUUID();
  await waits(ann, send("room"), send("other"));
  await keepDraft(ann, "room", typed("half a sentence"));
  await keepDraft(ann, "other", typed("  "));
  expect(await unsent(ann)).toBe(3);
  await wipeMember(ann);
  expect(await unsent(ann)).toBe(0);
});

test("leaving a room wipes that room only", async () => {
  const ann = randomUUID();
  await waits(ann, send("room"), send("other"));
  await keepDraft(ann, "room", typed("half a sentence"));
  expect((await keptRooms(ann)).sort()).toEqual(["other", "room"]);
  await wipeRoom(ann, "room");
  expect(await keptRooms(ann)).toEqual(["other"]);
  expect((await outboxOf(ann)).map((item) => item.input.roomId)).toEqual(["other"]);
});

test("two changes at the same time both count", async () => {
  const ann = randomUUID();
  const add = (item: Kept) => change<readonly Kept[]>(ann, outboxKey, [], (items) => [...items, item]);
  await Promise.all([add(send("a")), add(send("b")), add(send("c"))]);
  expect((await outboxOf(ann)).map((item) => item.input.roomId)).toEqual(["a", "b", "c"]);
});

test("where the browser keeps nothing, it lives as long as the tab", async () => {
  const ann = randomUUID();
  vi.stubGlobal("indexedDB", {
    open: () => {
      throw new Error("private mode");
    },
  });
  await keepDraft(ann, "room", typed("half a sentence"));
  await waits(ann, send("room"));
  vi.unstubAllGlobals();
  expect((await readDraft(ann, "room")).text).toBe("half a sentence");
  expect(await unsent(ann)).toBe(2);
});

test("what was there when the storage failed stays in sight", async () => {
  const ann = randomUUID();
  await waits(ann, send("room"));
  const full = vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(() => {
    throw new Error("no space left");
  });
  const add = (items: readonly Kept[]) => [...items, send("other")];
  expect(await change<readonly Kept[]>(ann, outboxKey, [], add)).toHaveLength(2);
  full.mockRestore();
  expect(await outboxOf(ann)).toHaveLength(2);
});
