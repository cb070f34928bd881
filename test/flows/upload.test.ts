import { randomUUID } from "node:crypto";
import { readdir } from "node:fs/promises";
import { request } from "node:http";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { refused } from "~/domain/result";
import type { Client } from "../support/client";
import { photo } from "../support/file-samples";
import { announce, finish, offsetOf, patch, type Uploader, uploadFile } from "../support/upload";
import { startWorld, type World } from "../support/world";

const mega = 1024 * 1024;
let world: World;
let sato: Client;
let kim: Client;
let room: string;

beforeAll(async () => {
  world = await startWorld({ settings: { fileLimit: 4 * mega, companyQuota: 12 * mega } });
  room = world.room;
  sato = await world.client(world.people.sato);
  kim = await world.client(world.people.kim);
});
afterAll(() => world.stop());

/** Announces and answers where the bytes go, or the refusal. */
async function begin(who: Uploader, { name = "a.bin", size = 3, id = randomUUID(), roomId = room } = {}) {
  const response = await announce(who, roomId, { id, name, size });
  const refusal = response.status === 201 ? null : ((await response.json()) as { code: string });
  return { id, status: response.status, location: response.headers.get("location") ?? "", code: refusal?.code };
}

const abc = { bytes: Buffer.from("abc"), offset: 0 };
const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code;

test("a file comes in, and whoever asks again to finish it is answered the same", async () => {
  const id = await uploadFile(sato, room, { name: "検査表.csv", bytes: "寸法,値\nφ8,8.01\n" });
  const value = { id, name: "検査表.csv", size: 20, type: "text/csv", width: null, height: null };
  expect(await Promise.all([finish(sato, room, id), finish(sato, room, id)])).toEqual([
    { ok: true, value },
    { ok: true, value },
  ]);
  const posted = await sato.post(room, "", { files: [{ id }] });
  expect(posted).toMatchObject({ ok: true });
  expect(await finish(sato, room, id), "also once it is sent").toEqual({ ok: true, value });
  expect((await fetch(`${sato.url}/uploads/${id}`, { method: "DELETE", headers: headersOf(sato) })).status).toBe(409);
});

test("many at once are each finished, the same content stored once", async () => {
  const bytes = Buffer.alloc(mega, "same");
  const ids = await Promise.all(Array.from({ length: 6 }, () => uploadFile(sato, room, { name: "same.txt", bytes })));
  const { prisma } = world.portal.database;
  const rows = await prisma.upload.findMany({ where: { id: { in: ids } } });
  expect(new Set(rows.map(({ sha256 }) => sha256)).size).toBe(1);
  for (const id of ids) await remove(sato, id);
});

test("a photo is told by its content, and measured as it is shown", async () => {
  const id = await uploadFile(sato, room, { name: "写真.txt", bytes: await photo() });
  expect(await finish(sato, room, id)).toMatchObject({ value: { type: "image/jpeg", width: 60, height: 80 } });
});

test("a line that is cut in the middle is taken up where it was cut", async () => {
  const bytes = Buffer.from(Array.from({ length: 3 * mega }, (_, index) => (index * 7919) % 251));
  const { id, location } = await begin(sato, { name: "図面.pdf", size: bytes.length });
  await cutAfter(sato, location, { bytes, after: 2 * mega });
  const [status, offset] = await until(() => offsetOf(sato, location));
  expect(status).toBe(200);
  expect(offset).toBeGreaterThan(0);
  expect(offset).toBeLessThan(bytes.length);
  expect(await finish(sato, room, id)).toEqual(refused("fileMissing"));
  expect((await patch(sato, location, { bytes: bytes.subarray(offset - 1), offset: offset - 1 })).status).toBe(409);
  expect((await patch(sato, location, { bytes: bytes.subarray(offset), offset })).status).toBe(204);
  expect(await finish(sato, room, id)).toMatchObject({ ok: true, value: { size: bytes.length } });
  expect(await offsetOf(sato, location), "who lost the answer learns that all is here").toEqual([200, bytes.length]);
  expect((await begin(sato, { id, size: bytes.length })).code).toBe("alreadyDone");
  const { sha256 } = await world.portal.database.prisma.upload.findUniqueOrThrow({ where: { id } });
  const { createHash } = await import("node:crypto");
  expect(sha256).toBe(createHash("sha256").update(bytes).digest("hex"));
  await remove(sato, id);
  expect((await offsetOf(sato, location))[0]).toBe(404);
});

test("an upload is its own member's, of its own room", async () => {
  const { id, location } = await begin(sato);
  const kobayashi = await world.client(world.people.kobayashi);
  for (const other of [kim, kobayashi]) {
    expect((await offsetOf(other, location))[0]).toBe(404);
    expect((await patch(other, location, abc)).status).toBe(404);
    expect((await fetch(`${sato.url}${location}`, { method: "DELETE", headers: headersOf(other) })).status).toBe(404);
    expect((await begin(other, { id })).code).toBe("conflict");
    expect(await finish(other, room, id)).toEqual(refused("notFound"));
    const own = await begin(other);
    expect((await patch(other, `${own.location}?/${id}`, abc)).status, "an address that ends in another's").toBe(204);
    await remove(other, own.id);
  }
  expect(await offsetOf(sato, location)).toEqual([200, 0]);
  expect((await patch(sato, location, abc)).status).toBe(204);
  expect(await finish(kim, room, id)).toEqual(refused("notFound"));
  expect(await finish(sato, randomUUID(), id)).toEqual(refused("notFound"));
  expect(await finish(sato, room, id)).toMatchObject({ ok: true });
});

test("strangers to a room learn nothing of it", async () => {
  const lee = await world.client(world.people.lee);
  expect(await begin(lee)).toMatchObject({ status: 404, code: "notFound" });
  expect((await begin(lee, { roomId: randomUUID() })).code).toBe("notFound");
  expect((await begin(sato, { roomId: "../../etc" })).code).toBe("notFound");
  const side = await sato.command("side.open", { roomId: room });
  const roomId = side.ok ? side.value.roomId : "";
  expect((await begin(sato, { roomId })).status).toBe(201);
  expect((await begin(kim, { roomId })).code).toBe("notFound");
});

test("nobody sends without a session, for somebody else, or from another site", async () => {
  expect(await codeOf(await announce({ ...sato, cookie: "" }, room, bin()))).toBe("signedOut");
  const asKim = await announce(sato, room, bin(), { "x-member-id": world.people.kim.memberId });
  expect(asKim.status).toBe(401);
  expect((await announce(sato, room, bin(), { "x-member-id": world.people.sato.memberId })).status).toBe(201);
  const foreign = await announce(sato, room, bin(), { origin: "https://elsewhere.example" });
  expect(foreign.status).toBe(403);
  expect(foreign.headers.get("access-control-allow-origin")).toBeNull();
});

test("bytes that gather are read by nobody", async () => {
  const { location } = await begin(sato);
  await patch(sato, location, abc);
  const read = await fetch(`${sato.url}${location}`, { headers: headersOf(sato) });
  expect(read.status).toBe(404);
  expect(await read.text()).not.toContain("abc");
});

test("whoever is removed from the room is cut off, with what was begun", async () => {
  const kobayashi = await world.client(world.people.kobayashi);
  const { id, location } = await begin(kobayashi);
  const whole = await begin(kobayashi);
  expect((await patch(kobayashi, whole.location, abc)).status).toBe(204);
  const { memberId } = world.people.kobayashi;
  expect(await sato.command("member.remove", { roomId: room, memberId })).toMatchObject({ ok: true });
  expect((await patch(kobayashi, location, abc)).status).toBe(404);
  expect((await offsetOf(kobayashi, location))[0]).toBe(404);
  expect(await finish(kobayashi, room, id)).toEqual(refused("notFound"));
  expect(await finish(kobayashi, room, whole.id)).toEqual(refused("notFound"));
});

test("sizes: nothing, one byte too many, more than was said, and none said", async () => {
  expect(await begin(sato, { size: 0 })).toMatchObject({ status: 400, code: "emptyFile" });
  expect(await begin(sato, { size: 4 * mega + 1 })).toMatchObject({ status: 413, code: "fileTooLarge" });
  const exact = await begin(sato, { size: 4 * mega });
  expect(exact.status).toBe(201);
  await remove(sato, exact.id);
  expect((await begin(sato, { size: -1 })).code).toBe("invalid");
  const deferred = await announce(sato, room, bin(), { "upload-length": "", "upload-defer-length": "1" });
  expect(await codeOf(deferred)).toBe("invalid");

  const { id, location } = await begin(sato);
  const longer = await patch(sato, location, { bytes: Buffer.alloc(mega), offset: 0 });
  expect(longer.status).toBe(413);
  const chunked = new Response(Buffer.alloc(mega)).body as ReadableStream;
  expect((await patch(sato, location, { bytes: chunked, offset: 0 })).status).toBe(413);
  expect(await finish(sato, room, id)).toEqual(refused("fileMissing"));
  await remove(sato, id);
});

test("names are kept as people read them, and as no file system minds", async () => {
  for (const [sent, kept] of [
    ["../../etc/passwd", "passwd"],
    ["C:\\図面\\BRK-220.dxf", "BRK-220.dxf"],
    ["か\u3099く\u0000.pdf", "がく.pdf"],
    ["\u1112\u1161\u11ab\u1100\u1173\u11af.txt", "한글.txt"],
    ["evil\u202efdp.exe", "evilfdp.exe"],
    ["..", "file"],
    [`${"長".repeat(300)}.pdf`, `${"長".repeat(195)}….pdf`],
  ] as const) {
    const id = await uploadFile(sato, room, { name: sent, bytes: "x" });
    expect(await finish(sato, room, id)).toMatchObject({ value: { name: kept } });
    await remove(sato, id);
  }
  const uploads = join(world.place.settings.dataFolder, "uploads");
  for (const name of await readdir(uploads)) expect(name).toMatch(/^[0-9a-f-]{36}(\.json)?$/);
  const outside = await announce(sato, room, { id: "../../../tmp/x", name: "x", size: 3 });
  expect(await codeOf(outside)).toBe("invalid");
});

test("the company's room: what its files hold, each content once, and what is on its way", async () => {
  const bytes = Buffer.alloc(4 * mega, "quota");
  const ids: string[] = [];
  for (let copy = 0; copy < 4; copy += 1) ids.push(await uploadFile(kim, room, { name: "same.bin", bytes }));
  const more = await begin(kim, { size: 4 * mega });
  expect(more.status).toBe(201);
  const [one, other] = await Promise.all([begin(kim, { size: 3 * mega }), begin(kim, { size: 3 * mega })]);
  expect([one.code, other.code].sort()).toEqual(["quotaFull", undefined]);
  expect((await begin(sato, { size: 3 * mega })).status, "another company's").toBe(201);
  for (const { id } of [more, one, other].filter(({ code }) => !code)) await remove(kim, id);
  for (const id of ids) await remove(kim, id);
});

test("a thousand small files: a hundred may wait for their message, and memory stays where it was", async () => {
  const before = process.memoryUsage().rss;
  const codes: (string | undefined)[] = [];
  for (let round = 0; round < 50; round += 1) {
    const twenty = await Promise.all(Array.from({ length: 20 }, () => begin(kim, { size: 1 })));
    codes.push(...twenty.map(({ code }) => code));
  }
  expect(codes.filter((code) => code === undefined)).toHaveLength(100);
  expect(codes.filter((code) => code === "tooManyFiles")).toHaveLength(900);
  expect(process.memoryUsage().rss - before).toBeLessThan(150 * mega);
  const unsent = await world.portal.database.prisma.upload.findMany({ where: { size: 1, sentAt: null } });
  for (const { id } of unsent) await remove(kim, id);
  expect((await begin(kim)).status).toBe(201);
});

const bin = () => ({ id: randomUUID(), name: "a.bin", size: 3 });
const headersOf = ({ url, cookie }: Uploader) => ({ cookie, origin: url, "tus-resumable": "1.0.0" });

async function remove(who: Uploader, id: string): Promise<void> {
  const response = await fetch(`${who.url}/uploads/${id}`, { method: "DELETE", headers: headersOf(who) });
  if (response.status !== 204) throw new Error(`${id} was not removed: ${response.status} ${await response.text()}`);
}

/** Sends the beginning and tears the line. */
function cutAfter(who: Uploader, location: string, { bytes, after }: { bytes: Buffer; after: number }): Promise<void> {
  return new Promise((resolve) => {
    const sending = request(new URL(location, who.url), {
      method: "PATCH",
      headers: {
        ...headersOf(who),
        "upload-offset": 0,
        "content-type": "application/offset+octet-stream",
        "content-length": bytes.length,
      },
    });
    sending.on("error", () => resolve());
    sending.on("close", () => resolve());
    sending.write(bytes.subarray(0, after), () => setTimeout(() => sending.destroy(), 100));
  });
}

/** What the server has written after a cut settles within moments. */
async function until(read: () => Promise<[number, number]>): Promise<[number, number]> {
  let last = await read();
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    const next = await read();
    if (next[1] > 0 && next[1] === last[1]) return next;
    last = next;
  }
}
