import { randomUUID } from "node:crypto";
import { expect, test, vi } from "vitest";
import type { Entry } from "~/domain/entry";
import { type Result, refused } from "~/domain/result";
import type { Send } from "~/domain/timeline";
import type { CarriedFiles } from "./carried-files";
import type { Kept } from "./kept-send";
import { createOutbox } from "./outbox";
import type { OutboxStorage } from "./outbox-storage";

const hello = (text: string) => ({ text, lang: "en" }) as const;
const done = { ok: true, value: {} as Entry } as const;

test("sends leave in the order in which they were made", async () => {
  const { outbox, sent } = open();
  await Promise.all(["one", "two", "three"].map((text) => outbox.add("room", "message.post", hello(text))));
  await vi.waitFor(() => expect(outbox.pending("room")).toEqual([]));
  expect(sent.map(textOf)).toEqual(["one", "two", "three"]);
});

test("a refused send steps aside with its text and its code, and the rest goes on", async () => {
  const { outbox, sent, answers } = open();
  answers.push(refused("forbidden"));
  await outbox.add("room", "message.post", hello("one"));
  await outbox.add("room", "message.post", hello("two"));
  await vi.waitFor(() => expect(sent.map(textOf)).toEqual(["one", "two"]));
  await vi.waitFor(() => expect(outbox.pending("room")).toHaveLength(1));
  expect(outbox.pending("room")).toMatchObject([{ state: "refused", code: "forbidden", input: { text: "one" } }]);
  await outbox.discard(keyOf(outbox));
  expect(outbox.pending("room")).toEqual([]);
});

test("trying again keeps the key, unless the server has it for something else", async () => {
  const { outbox, sent, answers } = open();
  answers.push(refused("forbidden"), refused("conflict"));
  await outbox.add("room", "message.post", hello("one"));
  await vi.waitFor(() => expect(outbox.pending("room")).toMatchObject([{ code: "forbidden" }]));
  await outbox.retry(keyOf(outbox));
  await vi.waitFor(() => expect(outbox.pending("room")).toMatchObject([{ code: "conflict" }]));
  await outbox.retry(keyOf(outbox));
  await vi.waitFor(() => expect(outbox.pending("room")).toEqual([]));
  const [first, second, third] = sent.map(({ input }) => input.clientKey);
  expect(second).toBe(first);
  expect(third).not.toBe(first);
});

test("a passing refusal rests as long as the server asks, a lost network longer each time and at most 30 s", async () => {
  const { outbox, answers, rests } = open();
  answers.push(refused("tooFast", { retryAfter: 7 }), ...Array<Result<Entry>>(9).fill(refused("unavailable")));
  await outbox.add("room", "message.post", hello("one"));
  await vi.waitFor(() => expect(outbox.pending("room")).toEqual([]));
  expect(rests).toEqual([7_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000, 30_000, 30_000]);
});

test("a send that waits in one room does not hold up another room", async () => {
  const { outbox, sent, answers } = open({ timersRun: false });
  answers.push(refused("unavailable"));
  await outbox.add("room", "message.post", hello("one"));
  await vi.waitFor(() => expect(outbox.pending("room")).toMatchObject([{ state: "retrying", code: "unavailable" }]));
  await outbox.add("other", "message.post", hello("two"));
  await vi.waitFor(() => expect(outbox.pending("other")).toEqual([]));
  outbox.kick(); // the connection is back
  await vi.waitFor(() => expect(outbox.pending("room")).toEqual([]));
  expect(sent.map(textOf)).toEqual(["one", "two", "one"]);
});

test("an ended session stops everything and keeps it until the same member is back", async () => {
  const { outbox, sent, answers } = open();
  answers.push(refused("signedOut"));
  await outbox.add("room", "message.post", hello("one"));
  await vi.waitFor(() => expect(outbox.isPaused()).toBe(true));
  await outbox.add("room", "message.post", hello("two"));
  expect(outbox.pending("room").map(({ state }) => state)).toEqual(["queued", "queued"]);
  expect(sent).toHaveLength(1);
  outbox.kick();
  await vi.waitFor(() => expect(outbox.pending("room")).toEqual([]));
  expect(sent.map(textOf)).toEqual(["one", "one", "two"]);
});

test("a send that was under way at a reload leaves again with the same key", async () => {
  const before = open({ answersNever: true });
  await before.outbox.add("room", "message.post", hello("one"));
  await vi.waitFor(() => expect(before.sent).toHaveLength(1));
  const after = open({ storage: before.storage });
  await after.outbox.start();
  await vi.waitFor(() => expect(after.outbox.pending("room")).toEqual([]));
  expect(after.sent).toEqual(before.sent);
});

test("a send waits for its files while later ones go, and leaves as soon as they are at the server", async () => {
  const { outbox, sent, files } = open();
  await outbox.add("room", "message.post", { ...hello("with a file"), files: [{ id: "file" }] });
  await outbox.add("room", "message.post", hello("without"));
  await vi.waitFor(() => expect(sent.map(textOf)).toEqual(["without"]));
  expect(outbox.pending("room")).toMatchObject([{ state: "uploading", input: { text: "with a file" } }]);
  files.state = "ready";
  outbox.look();
  await vi.waitFor(() => expect(outbox.pending("room")).toEqual([]));
  expect(sent.map(textOf)).toEqual(["without", "with a file"]);
  expect(files.released).toEqual(["file"]);
});

test("a file that is refused for good refuses its send, which keeps it until the person decides", async () => {
  const { outbox, sent, files } = open();
  files.state = "quotaFull";
  await outbox.add("room", "message.post", { ...hello("one"), files: [{ id: "file" }] });
  await vi.waitFor(() => expect(outbox.pending("room")).toMatchObject([{ state: "refused", code: "quotaFull" }]));
  expect(files.released).toEqual([]);
  files.state = "ready";
  await outbox.retry(keyOf(outbox));
  await vi.waitFor(() => expect(sent.map(textOf)).toEqual(["one"]));
  expect(files.retried).toEqual(["file"]);
});

test("files that the server has no more are brought in again under other names, with the key of the send", async () => {
  const { outbox, sent, answers, files } = open();
  files.state = "ready";
  answers.push(refused("fileMissing"));
  await outbox.add("room", "message.post", { ...hello("one"), files: [{ id: "file" }] });
  await vi.waitFor(() => expect(outbox.pending("room")).toMatchObject([{ code: "fileMissing" }]));
  await outbox.retry(keyOf(outbox));
  await vi.waitFor(() => expect(outbox.pending("room")).toEqual([]));
  expect(sent.map(({ input }) => "files" in input && input.files)).toEqual([[{ id: "file" }], [{ id: "file again" }]]);
  expect(sent[1]?.input.clientKey).toBe(sent[0]?.input.clientKey);
});

test("given up, a send that waits for its files goes with them, a refused one too", async () => {
  const { outbox, files } = open();
  await outbox.add("room", "message.post", { ...hello("one"), files: [{ id: "file 1" }] });
  await outbox.cancel(keyOf(outbox));
  expect(outbox.pending("room")).toEqual([]);
  files.state = "quotaFull";
  await outbox.add("room", "message.post", { ...hello("two"), files: [{ id: "file 2" }] });
  await vi.waitFor(() => expect(outbox.pending("room")).toMatchObject([{ code: "quotaFull" }]));
  await outbox.discard(keyOf(outbox));
  expect(files.givenUp).toEqual(["file 1", "file 2"]);
  expect(files.released).toEqual([]);
});

test("keys are UUIDs also where crypto.randomUUID is missing, on plain http", async () => {
  vi.stubGlobal("crypto", { getRandomValues: crypto.getRandomValues.bind(crypto) });
  vi.resetModules();
  const fresh = await import("./outbox");
  vi.unstubAllGlobals();
  const { outbox, sent } = open({ create: fresh.createOutbox });
  await outbox.add("room", "message.post", hello("one"));
  await vi.waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]?.input.clientKey).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

type Opening = { timersRun?: boolean; answersNever?: boolean; storage?: OutboxStorage; create?: typeof createOutbox };

/** An outbox whose sends are stored, but for the answers that a test has put in line. */
function open({ timersRun = true, answersNever, storage = memory(), create = createOutbox }: Opening = {}) {
  const sent: Send[] = [];
  const answers: Result<Entry>[] = [];
  const rests: number[] = [];
  const files = {
    state: "waiting" as Awaited<ReturnType<CarriedFiles["readiness"]>>,
    released: [] as string[],
    givenUp: [] as string[],
    retried: [] as string[],
  };
  const outbox = create({
    memberId: randomUUID(),
    files: {
      readiness: async () => files.state,
      async retry(ids, afresh) {
        files.retried.push(...ids);
        return new Map(afresh ? ids.map((id) => [id, `${id} again`]) : []);
      },
      release: async (ids) => void files.released.push(...ids),
      giveUp: async (ids) => void files.givenUp.push(...ids),
    },
    storage,
    turns: (_, work) => work(),
    tabs: { tell() {}, listen() {}, close() {} },
    stored() {},
    random: () => 1,
    async send(send) {
      sent.push(send);
      return answersNever ? new Promise(() => {}) : (answers.shift() ?? done);
    },
    clock: {
      now: () => 0,
      after(milliseconds, run) {
        rests.push(milliseconds);
        if (timersRun) queueMicrotask(run);
        return () => {};
      },
    },
  });
  return { outbox, sent, answers, rests, storage, files };
}

function memory(): OutboxStorage {
  let items: readonly Kept[] = [];
  return {
    async change(next) {
      items = next(items);
      return items;
    },
    async forget() {},
  };
}

function textOf({ input }: Send) {
  return "text" in input ? input.text : undefined;
}

function keyOf({ pending }: ReturnType<typeof createOutbox>): string {
  return pending("room")[0]?.input.clientKey ?? "";
}
