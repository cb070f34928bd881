import "fake-indexeddb/auto";
import { randomUUID } from "node:crypto";
import { expect, test, vi } from "vitest";
import type { Attachment } from "~/features/attachment/attachment";
import {
  change,
  changeFiles,
  keepDraft,
  keptRooms,
  outboxKey,
  readContent,
  readDraft,
  unsent,
  wipeMember,
  wipeRoom,
} from "./keep";
import type { Kept } from "./kept-send";

const send = (roomId: string) => ({ name: "message.post", input: { roomId, clientKey: randomUUID() } }) as Kept;
const attached = (roomId: string, id: string) => ({ id, roomId, place: roomId }) as Attachment;
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

test("a file's content comes and goes with it, and counts as unsent until a send carries it", async () => {
  const ann = randomUUID();
  const [one, two] = [attached("room", "one"), attached("other", "two")];
  await changeFiles(ann, () => [one, two], new Map([one, two].map(({ id }) => [id, new Blob([id])])));
  expect(await (await readContent(ann, "one"))?.text()).toBe("one");
  expect(await unsent(ann)).toBe(2);
  const carries = {
    ...send("room"),
    input: { roomId: "room", clientKey: randomUUID(), files: [{ id: "one" }] },
  } as Kept;
  await waits(ann, carries);
  expect(await unsent(ann)).toBe(2); // the send with its file, and the other file
  await wipeRoom(ann, "room");
  expect(await readContent(ann, "one")).toBeUndefined();
  expect(await keptRooms(ann)).toEqual(["other"]);
  await wipeMember(ann);
  expect(await readContent(ann, "two")).toBeUndefined();
});

test("a content for which there is no room is held by the tab, and nothing else suffers", async () => {
  const ann = randomUUID();
  await keepDraft(ann, "room", typed("half a sentence"));
  const put = IDBObjectStore.prototype.put;
  const full = vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(function (this: IDBObjectStore, ...given) {
    if (given[0] instanceof Blob) throw new DOMException("no space left", "QuotaExceededError");
    return put.apply(this, given);
  });
  await changeFiles(ann, () => [attached("room", "one")], new Map([["one", new Blob(["one"])]]));
  expect(await (await readContent(ann, "one"))?.text()).toBe("one");
  full.mockRestore();
  await changeFiles(ann, () => []);
  expect(await readContent(ann, "one")).toBeUndefined();
  expect((await readDraft(ann, "room")).text).toBe("half a sentence");
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
