import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { refused } from "~/domain/result";
import { type Client, postForm } from "../support/client";
import { startWorld, type World } from "../support/world";

let world: World;
let sato: Client;
let kim: Client;

beforeAll(async () => {
  world = await startWorld();
  sato = await world.client(world.people.sato);
  kim = await world.client(world.people.kim);
});
afterAll(() => world.stop());

const seqs = (entries: { seq: number }[]) => entries.map(({ seq }) => seq);

test("a burst from two people arrives at both, each entry once, without a gap", async () => {
  const from = kim.received.length;
  const posts = Array.from({ length: 60 }, (_, index) => (index % 2 ? sato : kim).post(world.room, `burst ${index}`));
  const results = await Promise.all(posts);
  expect(results.every((result) => result.ok)).toBe(true);
  await vi.waitFor(() => expect(kim.received.length - from).toBeGreaterThanOrEqual(60));
  const got = kim.received.slice(from);
  const inOrder = seqs(got).sort((a, b) => a - b);
  expect(inOrder).toEqual(Array.from({ length: 60 }, (_, index) => (inOrder[0] ?? 0) + index));
  await vi.waitFor(() => expect(seqs(sato.received.slice(-60)).sort((a, b) => a - b)).toEqual(inOrder));
});

test("the sender gets the own entry by the broadcast too, with the key", async () => {
  const clientKey = randomUUID();
  await sato.post(world.room, "自分にも届きます", { clientKey, lang: "ja" });
  await vi.waitFor(() => expect(sato.received.filter((entry) => entry.clientKey === clientKey)).toHaveLength(1));
});

test("the same key at once over both doors is one entry, whatever the line ends", async () => {
  const fields = { text: "一行目\n二行目", lang: "ja" };
  const asForm = { ...fields, text: "一行目\r\n二行目" };
  const clientKey = randomUUID();
  const answers = await Promise.all([
    ...Array.from({ length: 4 }, () => sato.post(world.room, fields.text, { lang: "ja", clientKey })),
    ...Array.from({ length: 4 }, () => sato.postByForm(world.room, "message.post", { ...asForm, clientKey })),
  ]);
  const ids = answers.map((answer) => (answer.ok ? answer.value.id : answer.code));
  expect(new Set(ids).size).toBe(1);
  const stored = await world.portal.database.prisma.entry.count({ where: { clientKey } });
  expect(stored).toBe(1);
});

test("the same key with another text, or in another command, is a conflict", async () => {
  const clientKey = randomUUID();
  const first = await sato.post(world.room, "納期は10/19です", { clientKey, lang: "ja" });
  expect(first.ok).toBe(true);
  expect(await sato.post(world.room, "納期は10/20です", { clientKey, lang: "ja" })).toEqual(refused("conflict"));
  const entryId = first.ok ? first.value.id : "";
  expect(await sato.command("message.withdraw", { roomId: world.room, entryId, clientKey })).toEqual(
    refused("conflict"),
  );
});

test("the same key of two people is two entries", async () => {
  const clientKey = randomUUID();
  const both = await Promise.all([
    sato.post(world.room, "one", { clientKey }),
    kim.post(world.room, "two", { clientKey }),
  ]);
  expect(both.every((result) => result.ok)).toBe(true);
});

test("a command with its key stays answered after a restart", async () => {
  const clientKey = randomUUID();
  const before = await sato.post(world.room, "before the restart", { clientKey });
  await world.restart();
  await vi.waitFor(() => expect(sato.socket.connected).toBe(true), { timeout: 10_000 });
  expect(await sato.post(world.room, "before the restart", { clientKey })).toEqual(before);
});

test("a stop answers or refuses what came in: nothing is stored that was not acknowledged", async () => {
  const sent = Array.from({ length: 300 }, async (_, index) => {
    await new Promise((resolve) => setTimeout(resolve, index / 2));
    const clientKey = randomUUID();
    const result = await sato.post(world.room, `at the stop ${index}`, { clientKey }).catch(() => undefined);
    return { clientKey, acknowledged: result?.ok === true };
  });
  await new Promise((resolve) => setTimeout(resolve, 40));
  await world.restart();
  const all = await Promise.all(sent);
  const entries = await world.portal.database.prisma.entry.findMany({ where: { roomId: world.room } });
  const stored = new Set(entries.map((entry) => entry.clientKey));
  expect(all.filter(({ acknowledged }) => acknowledged).length).toBeGreaterThan(0);
  for (const { clientKey, acknowledged } of all) expect(stored.has(clientKey)).toBe(acknowledged);
  await vi.waitFor(() => expect(kim.socket.connected).toBe(true), { timeout: 10_000 });
});

test("after any gap a client reads what it missed by its cursor", async () => {
  const last = sato.received.at(-1)?.seq ?? 0;
  sato.socket.disconnect();
  for (let index = 0; index < 12; index += 1) await kim.post(world.room, `while away ${index}`);
  const missed = await sato.after(world.room, last);
  if ("code" in missed) throw new Error(missed.code);
  expect(seqs(missed.entries)).toEqual(Array.from({ length: missed.head - last }, (_, index) => last + 1 + index));
  sato.socket.connect();
});

test("an edit and a withdrawal keep every version readable for the other side", async () => {
  const posted = await sato.post(world.room, "単価は380円です", { lang: "ja" });
  const entryId = posted.ok ? posted.value.id : "";
  await sato.command("message.edit", { roomId: world.room, entryId, text: "単価は415円です", lang: "ja" });
  await sato.command("message.withdraw", { roomId: world.room, entryId });
  const page = await kim.page(world.room);
  const about = "code" in page ? [] : page.entries.filter((entry) => entry.id === entryId || entry.rootId === entryId);
  expect(about.map(({ kind, payload }) => [kind, payload && "text" in payload ? payload.text : null])).toEqual([
    ["message.posted", "単価は380円です"],
    ["message.edited", "単価は415円です"],
    ["message.withdrawn", null],
  ]);
  const again = await sato.command("message.edit", { roomId: world.room, entryId, text: "again", lang: "ja" });
  expect(again).toEqual(refused("withdrawn"));
});

test("nobody changes another person's message", async () => {
  const posted = await sato.post(world.room, "mine");
  const entryId = posted.ok ? posted.value.id : "";
  expect(await kim.command("message.edit", { roomId: world.room, entryId, text: "yours", lang: "en" })).toEqual(
    refused("forbidden"),
  );
  expect(await kim.command("message.withdraw", { roomId: world.room, entryId })).toEqual(refused("forbidden"));
  const nothing = await kim.command("message.withdraw", { roomId: world.room, entryId: randomUUID() });
  expect(nothing).toEqual(refused("notFound"));
});

test("ten thousand characters go over both doors, one more over neither", async () => {
  const longest = "長".repeat(10_000);
  expect((await sato.post(world.room, longest, { lang: "ja" })).ok).toBe(true);
  expect((await sato.postByForm(world.room, "message.post", { text: longest, lang: "ja" })).ok).toBe(true);
  const tooLong = refused("tooLong", { field: "text" });
  expect(await sato.post(world.room, `${longest}い`, { lang: "ja" })).toEqual(tooLong);
  expect(await sato.postByForm(world.room, "message.post", { text: `${longest}い`, lang: "ja" })).toEqual(tooLong);
});

test("text that people type comes back as it was typed", async () => {
  for (const text of [
    "한글이 잘 입력되는지 테스트",
    "＠田中 むずかしい→難しい",
    "👨‍👩‍👧‍👦 ±０．０５ ⌀8 10㎜",
    "  indented\n\ttabbed  ",
  ]) {
    const result = await kim.post(world.room, text, { lang: "ko" });
    expect(result).toMatchObject({ ok: true, value: { payload: { text } } });
  }
});

test("malformed frames, unknown commands and bad text are refused, and the server lives", async () => {
  const { room: roomId } = world;
  expect(await sato.command("message.delete", { roomId })).toEqual(refused("invalid", { field: "command" }));
  expect(await sato.command("__proto__", { roomId })).toEqual(refused("invalid", { field: "command" }));
  expect(await sato.command("constructor", {})).toEqual(refused("invalid", { field: "command" }));
  expect(await sato.post(roomId, "a\u0000b")).toEqual(refused("badText", { field: "text" }));
  expect(await sato.post(roomId, "half \ud83d of it")).toEqual(refused("badText", { field: "text" }));
  expect(await sato.post(roomId, " \n ")).toEqual(refused("empty", { field: "text" }));
  expect(await sato.post("not-a-room", "x")).toMatchObject({ ok: false, code: "invalid" });
  expect(await sato.post(roomId, "x", { clientKey: "1" })).toMatchObject({ ok: false, code: "invalid" });
  const raw = sato.socket as unknown as { emit(...frame: unknown[]): void };
  for (const frame of [
    ["command"],
    ["command", null, null, "no function"],
    ["command", { a: 1 }, [], 3],
    ["cursor.move"],
    ["cursor.move", "x"],
  ]) {
    raw.emit(...frame);
  }
  expect((await sato.post(roomId, "still here")).ok).toBe(true);
});

test("a frame beyond the limit cuts only its own connection", async () => {
  const other = await world.client(world.people.sato);
  const cut = new Promise((resolve) => other.socket.once("disconnect", resolve));
  other.socket.emit("command", "message.post", "x".repeat(300_000), () => {});
  expect(await cut).toMatch(/transport/);
  expect((await kim.post(world.room, "nobody else noticed")).ok).toBe(true);
});

test("a body beyond the limit is refused, a script by its code and a person by a sentence", async () => {
  const { cookie } = sato;
  const headers = { cookie, accept: "application/json" };
  const response = await postForm(world.portal.url, `/rooms/${world.room}`, { text: "x".repeat(300_000) }, headers);
  expect([response.status, await response.json()]).toEqual([413, refused("tooLarge")]);
  const person = { cookie, accept: "text/html,*/*;q=0.8", "accept-language": "ko-KR,ko;q=0.9" };
  const page = await postForm(world.portal.url, `/rooms/${world.room}`, { text: "x".repeat(300_000) }, person);
  expect(await page.text()).toContain("너무 커서");
});

test("a member who is too fast is told when to go on, and nothing is stored", async () => {
  const slow = await startWorld({ allowance: 5 });
  const client = await slow.client(slow.people.sato);
  const results = await Promise.all(Array.from({ length: 8 }, (_, index) => client.post(slow.room, `quick ${index}`)));
  const refusals = results.filter((result) => !result.ok);
  expect(results.filter((result) => result.ok)).toHaveLength(5);
  expect(refusals[0]).toMatchObject({ code: "tooFast", retryAfter: expect.any(Number) });
  expect(await slow.portal.database.prisma.entry.count({ where: { kind: "message.posted" } })).toBe(5);
  await slow.stop();
});
