import { randomUUID } from "node:crypto";
import { expect, test, vi } from "vitest";
import { type Result, refused } from "~/domain/result";
import type { Tabs, Turns } from "~/features/room/turns";
import type { Attachment } from "./attachment";
import type { UploadStorage } from "./upload-storage";
import { type Arrived, type BringIn, createUploads } from "./uploads";

const photo = (name = "photo.jpg", text = "bytes") => ({ name, blob: new Blob([text], { type: "image/jpeg" }) });

test("files are brought in two at a time, in the order in which they were chosen", async () => {
  const tab = open();
  await tab.uploads.add(
    "room",
    "room",
    ["a.jpg", "b.jpg", "c.jpg"].map((name) => photo(name)),
  );
  await vi.waitFor(() => expect(tab.underWay.map(({ file }) => file.name)).toEqual(["a.jpg", "b.jpg"]));
  tab.end("a.jpg");
  await vi.waitFor(() => expect(tab.underWay.map(({ file }) => file.name)).toEqual(["b.jpg", "c.jpg"]));
});

test("a cut line rests and goes on where it was, a refusal for good stays with its code", async () => {
  const tab = open();
  await tab.uploads.add("room", "room", [photo("a.jpg"), photo("b.jpg")]);
  await vi.waitFor(() => expect(tab.underWay).toHaveLength(2));
  tab.underWay[0]?.hear.begun("/uploads/a");
  tab.end("a.jpg", refused("unavailable"));
  tab.end("b.jpg", refused("quotaFull"));
  await vi.waitFor(() => expect(tab.rests).toEqual([1_000]));
  expect(tab.shown()).toMatchObject([
    { name: "a.jpg", state: "waiting", code: "unavailable" },
    { name: "b.jpg", state: "refused", code: "quotaFull" },
  ]);
  void tab.uploads.kick();
  await vi.waitFor(() => expect(tab.underWay.map(({ file }) => file.url)).toEqual(["/uploads/a"]));
});

test("an empty file is refused before anything is sent", async () => {
  const tab = open();
  await tab.uploads.add("room", "room", [photo("empty.jpg", "")]);
  expect(tab.shown()).toMatchObject([{ state: "refused", code: "emptyFile" }]);
  expect(tab.underWay).toEqual([]);
});

test("what was under way at a reload is brought in by the next tab, with the same id", async () => {
  const storage = memory();
  const before = open({ storage });
  await before.uploads.add("room", "room", [photo()]);
  await vi.waitFor(() => expect(before.underWay).toHaveLength(1));
  before.uploads.stop();
  const after = open({ storage });
  await after.uploads.kick();
  await vi.waitFor(() => expect(after.underWay).toHaveLength(1));
  expect(after.underWay[0]?.file.id).toBe(before.shown()[0]?.id);
});

test("two tabs bring a file in once", async () => {
  const [storage, turns] = [memory(), inTurn()];
  const [one, other] = [open({ storage, turns }), open({ storage, turns })];
  await one.uploads.add("room", "room", [photo()]);
  await other.uploads.kick();
  await vi.waitFor(() => expect(one.underWay).toHaveLength(1));
  expect(other.underWay).toEqual([]);
  one.end("photo.jpg");
  await vi.waitFor(() => expect(other.shown()).toMatchObject([{ state: "finished" }]));
  expect(other.given).toBe(0);
});

test("a removed file ends at once, and its content goes with it", async () => {
  const tab = open();
  await tab.uploads.add("room", "room", [photo()]);
  await vi.waitFor(() => expect(tab.underWay).toHaveLength(1));
  const [{ id = "" } = {}] = tab.shown();
  await tab.uploads.cancel(id);
  expect(tab.underWay).toEqual([]);
  expect(tab.gaveUp).toEqual([id]);
  expect(await tab.storage.content(id)).toBeUndefined();
  expect(tab.shown()).toEqual([]);
});

test("what is removed in one tab ends in the tab that brings it in", async () => {
  const storage = memory();
  const heard: (() => void)[] = [];
  const tabs: Tabs = {
    tell: () => heard.forEach((hear) => void hear()),
    listen: (hear) => void heard.push(hear),
    close() {},
  };
  const [one, other] = [open({ storage, tabs }), open({ storage, tabs, turns: () => new Promise(() => {}) })];
  await one.uploads.add("room", "room", [photo()]);
  await vi.waitFor(() => expect(one.underWay).toHaveLength(1));
  await vi.waitFor(() => expect(other.shown()).toHaveLength(1));
  await other.uploads.cancel(other.shown()[0]?.id ?? "");
  await vi.waitFor(() => expect(one.underWay).toEqual([]));
});

test("an ended session stops everything until the member is back", async () => {
  const tab = open();
  await tab.uploads.add("room", "room", [photo("a.jpg"), photo("b.jpg"), photo("c.jpg")]);
  await vi.waitFor(() => expect(tab.underWay).toHaveLength(2));
  tab.end("a.jpg", refused("signedOut"));
  tab.end("b.jpg", refused("signedOut"));
  await vi.waitFor(() => expect(tab.shown().map(({ state }) => state)).toEqual(["waiting", "waiting", "waiting"]));
  expect(tab.given).toBe(2);
  await tab.uploads.kick();
  await vi.waitFor(() => expect(tab.given).toBe(4));
});

test("what a message carries is brought in afresh, by other ids, when the server has it no more", async () => {
  const tab = open();
  await tab.uploads.add("room", "room", [photo()]);
  await vi.waitFor(() => expect(tab.underWay).toHaveLength(1));
  tab.end("photo.jpg");
  await vi.waitFor(() => expect(tab.shown()).toMatchObject([{ state: "finished" }]));
  const [{ id = "" } = {}] = tab.shown();
  expect(await tab.uploads.carried.readiness([id])).toBe("ready");
  const names = await tab.uploads.carried.retry([id], true);
  const other = names.get(id) ?? "";
  expect(await tab.uploads.carried.readiness([other])).toBe("waiting");
  await vi.waitFor(() => expect(tab.underWay.map(({ file }) => file.id)).toEqual([other]));
});

type Opening = { storage?: UploadStorage; turns?: Turns; tabs?: Tabs };
type Job = { file: Attachment; hear: Parameters<BringIn>[2]; end(result: Result<Arrived>): void };

/** The uploads of one tab, whose server answers when a test says so. */
function open({ storage = memory(), turns = (_, work) => work(), tabs = silent }: Opening = {}) {
  let underWay: Job[] = [];
  let given = 0;
  const rests: number[] = [];
  const gaveUp: string[] = [];
  const without = (job: Job) => {
    underWay = underWay.filter((other) => other !== job);
  };
  const uploads = createUploads({
    memberId: "ann",
    storage,
    turns,
    tabs,
    settled() {},
    giveUp: ({ id }) => void gaveUp.push(id),
    random: () => 1,
    newId: randomUUID,
    clock: {
      now: () => 0,
      after(milliseconds) {
        rests.push(milliseconds);
        return () => {};
      },
    },
    bringIn(file, _, hear) {
      given += 1;
      let job: Job;
      const done = new Promise<Result<Arrived>>((resolve) => {
        job = { file, hear, end: resolve };
        underWay.push(job);
      });
      return { done, abort: () => without(job) };
    },
  });
  return {
    uploads,
    storage,
    rests,
    gaveUp,
    shown: uploads.getSnapshot,
    get underWay() {
      return underWay;
    },
    get given() {
      return given;
    },
    end(name: string, result?: Result<Arrived>) {
      const job = underWay.find(({ file }) => file.name === name);
      if (!job) throw new Error(`${name} is not under way`);
      without(job);
      job.end(result ?? { ok: true, value: { name, size: 5, type: "image/jpeg", width: 1, height: 1 } });
    },
  };
}

const silent: Tabs = { tell() {}, listen() {}, close() {} };

/** As Web Locks: who waits for the same name goes on when the one before has ended. */
function inTurn(): Turns {
  const last = new Map<string, Promise<unknown>>();
  return (name, work) => {
    const turn = (last.get(name) ?? Promise.resolve()).then(work);
    last.set(name, turn);
    return turn;
  };
}

function memory(): UploadStorage {
  let files: readonly Attachment[] = [];
  const kept = new Map<string, Blob>();
  return {
    async change(next, contents = new Map()) {
      files = next(files);
      for (const [id, blob] of contents) kept.set(id, blob);
      for (const id of kept.keys()) if (!files.some((file) => file.id === id)) kept.delete(id);
      return files;
    },
    content: async (id) => kept.get(id),
  };
}
