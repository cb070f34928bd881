import { randomUUID } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { type IncomingMessage, request } from "node:http";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Entry } from "~/domain/entry";
import type { FileDescription } from "~/domain/file";
import type { RoomPage } from "~/domain/protocol";
import { searchWish } from "~/domain/search-wish";
import { fold } from "~/domain/timeline";
import { faultIn } from "../../public/verify-record.mjs";
import type { Client } from "../support/client";
import { uploadFile } from "../support/upload";
import { startWorld, type World } from "../support/world";
import { filesInZip } from "../support/zip";

let world: World;
let sato: Client;
let kobayashi: Client;
let kim: Client;
let lee: Client;
let stranger: Client;

beforeAll(async () => {
  world = await startWorld();
  const { people } = world;
  sato = await world.client(people.sato);
  kobayashi = await world.client(people.kobayashi);
  kim = await world.client(people.kim);
  lee = await world.client(people.lee);
  stranger = await world.client(people.stranger);
});
afterAll(() => world.stop());

describe("a message with files", () => {
  test("stands in the record with the facts of its files, with and without words", async () => {
    const bytes = await picture();
    const id = await uploadFile(sato, world.room, { name: "図面.png", bytes });
    const entry = await sent(sato, { files: [{ id, description: drawing("BRK-220", "C") }] });
    expect(entry.payload?.files).toEqual([
      {
        id,
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
        name: "図面.png",
        size: bytes.length,
        type: "image/png",
        width: 120,
        height: 80,
        ...drawing("BRK-220", "C"),
      },
    ]);
    expect(entry.payload?.text).toBe("");
    const words = await sent(kim, { text: "with words", files: [{ id: await textFile(kim) }] });
    expect(words.payload?.files?.[0]).toMatchObject({ exportMark: "notChecked", part: null });
  });

  test("reaches everybody in the room with its facts, and the exported record proves them", async () => {
    const { entry, id } = await withFile(sato, drawing("BRK-7", "A"));
    const isIt = (one: Entry) => one.id === entry.id;
    await vi.waitFor(() =>
      expect(kim.received.find(isIt)).toMatchObject({ payload: { files: [{ id, revision: "A" }] } }),
    );
    const record = await world.portal.services.room.export(world.people.kim, world.room);
    expect(faultIn(record)).toBeNull();
    const told = JSON.stringify(record).replace('"revision":"A"', '"revision":"B"');
    expect(faultIn(JSON.parse(told))).not.toBeNull();
  });

  test("without words is told by the names of its files", async () => {
    const root = await sent(kim, { text: "기초" });
    const files = [{ id: await uploadFile(sato, world.room, { name: "図面.txt", bytes: "1" }) }];
    files.push({ id: await uploadFile(sato, world.room, { name: "写真.txt", bytes: "2" }) });
    const meaning = { kind: "answerBy", day: "2027-03-01" };
    const reply = { roomId: world.room, entryId: root.id, lang: "ja", text: "\u3000", files, meaning };
    expect(await sato.command("reply.post", reply)).toMatchObject({ ok: true, value: { payload: { text: "" } } });
    const { notification, room, agenda } = world.portal.services;
    expect((await notification.list(world.people.kim))[0]).toMatchObject({
      reason: "reply",
      text: "図面.txt, 写真.txt",
    });
    const { lines } = await agenda.list(world.people.sato);
    expect(lines).toContainEqual(expect.objectContaining({ text: "図面.txt, 写真.txt" }));
    const { entry } = await withFile(sato);
    expect((await room.list(world.people.kim)).find(({ id }) => id === world.room)?.last).toMatchObject({
      at: entry.at,
      text: "memo.txt",
    });
  });

  test("the same key answers the same entry; another message does not get the file", async () => {
    const id = await textFile(sato);
    const input = { clientKey: randomUUID(), roomId: world.room, lang: "ja", text: "", files: [{ id }] };
    const first = await sato.command("message.post", input);
    expect(await sato.command("message.post", input)).toEqual(first);
    expect(await sato.command("message.post", { ...input, clientKey: randomUUID() })).toMatchObject(missing);
  });

  test.each([
    ["nobody's", async () => randomUUID()],
    ["a colleague's", () => textFile(kobayashi)],
    ["the other company's", () => textFile(kim)],
  ])("%s upload is refused, and nothing is posted", async (_, upload) => {
    const before = (await page(kim)).head;
    const result = await sato.post(world.room, "words", { files: [{ id: await upload() }] });
    expect(result).toMatchObject(missing);
    expect((await page(kim)).head).toBe(before);
  });

  test("an upload of another room, half an upload and the same one twice are refused; the good one stays free", async () => {
    const side = await sideRoom(sato);
    const id = await textFile(sato);
    const half = await textFile(sato);
    await world.portal.database.prisma.upload.updateMany({ where: { id: half }, data: { sha256: null } });
    for (const files of [[{ id: await textFile(sato, side) }], [{ id }, { id: half }], [{ id }, { id }]]) {
      expect(await sato.post(world.room, "words", { files })).toMatchObject(missing);
    }
    expect(await sato.post(world.room, "words", { files: [{ id }] })).toMatchObject({ ok: true });
  });

  test("a reply carries files, and two senders of one upload cannot both have it", async () => {
    const root = await sent(sato, { text: "root" });
    const id = await textFile(kim);
    const reply = { roomId: world.room, entryId: root.id, lang: "ko", text: "", files: [{ id }] };
    const results = await Promise.all([kim.command("reply.post", reply), kim.command("reply.post", reply)]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.find(({ ok }) => !ok)).toMatchObject(missing);
  });

  test("neither words nor files is nothing", async () => {
    expect(await sato.post(world.room, " ")).toMatchObject({ ok: false, code: "empty" });
    expect(await sato.post(world.room, "", { files: [] })).toMatchObject({ ok: false });
  });

  test("one that waits for its time goes out with its files", async () => {
    const id = await textFile(sato);
    const { scheduledSend } = world.portal.services;
    const clientKey = randomUUID();
    const input = { clientKey, roomId: world.room, lang: "ja", text: "", files: [{ id }] };
    const schedule = { command: "message.post" as const, input, sendAt: Date.now() + 60_000 };
    await scheduledSend.schedule(world.people.sato, schedule as Parameters<typeof scheduledSend.schedule>[1]);
    expect(await scheduledSend.sendNow(world.people.sato, clientKey)).toMatchObject({
      ok: true,
      value: { payload: { files: [{ id }] } },
    });
  });
});

describe("what is said of a file", () => {
  test("is folded into its message; only people of the sending company say it", async () => {
    const { entry, id } = await withFile(sato);
    const described = { roomId: world.room, entryId: entry.id, fileId: id };
    const description = { ...drawing(" ＢＲＫ－９ ", "A"), exportMark: "applicable", permit: "JP-2026-001" };
    const refused = await kim.command("file.describe", { ...described, description });
    expect(refused).toMatchObject({ ok: false, code: "forbidden" });
    expect(await kobayashi.command("file.describe", { ...described, description })).toMatchObject({ ok: true });
    expect(await fileIn(kim, entry.id)).toMatchObject({ part: "ＢＲＫ－９", revision: "A", permit: "JP-2026-001" });
    const other = await sent(sato, { text: "no file" });
    const elsewhere = await sato.command("file.describe", { ...described, entryId: other.id, description });
    expect(elsewhere).toMatchObject({ ok: false, code: "notFound" });
    await sato.command("message.withdraw", { roomId: world.room, entryId: entry.id });
    const late = await sato.command("file.describe", { ...described, description });
    expect(late).toMatchObject({ ok: false, code: "withdrawn" });
  });

  test("a revision wants its part, and an applicable mark its permit", async () => {
    const { entry, id } = await withFile(sato);
    const described = { roomId: world.room, entryId: entry.id, fileId: id };
    for (const description of [
      { ...drawing("", "A") },
      { ...drawing("P", "A"), exportMark: "applicable" },
      { ...drawing("P", "A"), permit: "without reason" },
    ]) {
      expect(await sato.command("file.describe", { ...described, description })).toMatchObject({ code: "empty" });
    }
  });

  test("the last revision sent counts, in any spelling, until it is withdrawn", async () => {
    const part = `REV-${randomUUID().slice(0, 6)}`;
    const older = await withFile(sato, drawing(part, "C"));
    const newer = await withFile(kim, drawing(` ${part.toLowerCase()}`, "D"));
    expect(await current(sato, part)).toMatchObject({ fileId: newer.id, revision: "D", entryId: newer.entry.id });
    expect(await kim.command("message.withdraw", { roomId: world.room, entryId: newer.entry.id })).toMatchObject({
      ok: true,
    });
    expect(await current(sato, part)).toMatchObject({ fileId: older.id, revision: "C" });
    const { services } = world.portal;
    const { files } = await services.file.list(world.people.sato, world.room, { part, current: true });
    expect(files.map(({ id }) => id)).toEqual([older.id]);
  });

  test("of two in one message the later one counts", async () => {
    const part = `TWO-${randomUUID().slice(0, 6)}`;
    const ids = [await textFile(sato), await textFile(sato)];
    await sent(sato, {
      files: ids.map((id, index) => ({ id, description: drawing(part, String(index)) })),
    });
    expect(await current(kim, part)).toMatchObject({ fileId: ids[1], revision: "1" });
  });
});

describe("the list and one file", () => {
  test("a file has its revisions, what was drawn on it, and what it was drawn on", async () => {
    const part = `VIEW-${randomUUID().slice(0, 6)}`;
    const first = await withFile(sato, drawing(part, "A"));
    const second = await withFile(sato, drawing(part, "B"));
    const markUp = await textFile(kim);
    await sent(kim, { files: [{ id: markUp, originId: first.id }] });
    const view = await open(kim, first.id);
    expect(view.revisions.map(({ id, superseded }) => [id, superseded])).toEqual([
      [second.id, false],
      [first.id, true],
    ]);
    expect(view.markUps.map(({ id }) => id)).toEqual([markUp]);
    expect(view).toMatchObject({
      origin: null,
      mayDescribe: false,
      file: { rootSeq: first.entry.seq, replySeq: null },
    });
    expect((await open(sato, markUp)).origin).toMatchObject({ id: first.id, roomId: world.room });
    expect((await open(kobayashi, first.id)).mayDescribe).toBe(true);
  });

  test("a mark-up refers to a file of this room, or of the project room beside it, and to no other", async () => {
    const side = await sideRoom(sato);
    const { id } = await withFile(kim);
    const note = await textFile(sato, side);
    await sent(sato, { roomId: side, files: [{ id: note, originId: id }] });
    const noted = await world.portal.services.file.view(world.people.sato, side, note, "127.0.0.1");
    expect(noted.origin).toMatchObject({ id, roomId: world.room });
    const leaking = { files: [{ id: await textFile(sato), originId: note }] };
    expect(await sato.post(world.room, "", leaking)).toMatchObject({ ok: false, code: "notFound" });
    expect((await open(kim, id)).markUps).toEqual([]);
    expect((await open(sato, id)).markUps).toEqual([]);
  });

  test("the list goes by filters and pages, and counts by kind", async () => {
    const { roomId } = await ownRoom();
    const ids: string[] = [];
    for (let count = 0; count < 3; count += 1) {
      const files: { id: string }[] = [];
      for (let index = 0; index < 20; index += 1) files.push({ id: await textFile(sato, roomId) });
      ids.push(...files.map(({ id }) => id));
      await sent(sato, { roomId, files });
    }
    const shot = await uploadFile(kim, roomId, { name: "写真.png", bytes: await picture() });
    await sent(kim, { roomId, files: [{ id: shot, description: { ...undescribed, exportMark: "notApplicable" } }] });
    const list = (filter = {}) => world.portal.services.file.list(world.people.kim, roomId, filter);
    const first = await list();
    expect(first.files).toHaveLength(50);
    expect(first.counts).toMatchObject({ picture: 1, text: 60, pdf: 0 });
    const second = await list({ before: first.older });
    expect([...first.files, ...second.files].map(({ id }) => id)).toEqual([shot, ...ids.reverse()]);
    expect(second.older).toBeNull();
    const one = [expect.objectContaining({ id: shot })];
    expect((await list({ kind: "picture" })).files).toEqual(one);
    expect((await list({ company: world.people.buyerId })).files).toEqual(one);
    expect((await list({ mark: "notApplicable" })).files).toEqual(one);
    expect((await list({ current: true })).files).toEqual([]);
    expect((await list({ before: "x'; --", company: "nobody" })).files).toEqual([]);
  });
});

describe("the bytes", () => {
  test("go out as something to keep, never to run, in the names that people gave", async () => {
    const id = await uploadFile(sato, world.room, { name: "検査 성적서'(1).pdf", bytes: "%PDF-1.7\n%%EOF\n" });
    await sent(sato, { files: [{ id }] });
    const response = await bytes(kim, id);
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-type": "application/pdf",
      "content-disposition":
        "attachment; filename*=UTF-8''%E6%A4%9C%E6%9F%BB%20%EC%84%B1%EC%A0%81%EC%84%9C%27%281%29.pdf",
      "x-content-type-options": "nosniff",
      "content-security-policy": "sandbox; default-src 'none'",
      "cache-control": "private, no-cache, no-transform",
      "accept-ranges": "bytes",
      "content-length": "15",
    });
    expect(await response.text()).toBe("%PDF-1.7\n%%EOF\n");
  });

  test("in parts, as the reader asks", async () => {
    const id = await uploadFile(sato, world.room, { name: "digits.txt", bytes: "0123456789" });
    await sent(sato, { files: [{ id }] });
    const part = async (range: string, more = {}) => {
      const response = await bytes(kim, id, "original", { range, ...more });
      return [response.status, response.headers.get("content-range"), await response.text()];
    };
    expect(await part("bytes=2-4")).toEqual([206, "bytes 2-4/10", "234"]);
    expect(await part("bytes=7-")).toEqual([206, "bytes 7-9/10", "789"]);
    expect(await part("bytes=-3")).toEqual([206, "bytes 7-9/10", "789"]);
    expect(await part("bytes=8-99")).toEqual([206, "bytes 8-9/10", "89"]);
    expect(await part("bytes=-99")).toEqual([206, "bytes 0-9/10", "0123456789"]);
    for (const beyond of ["bytes=10-", "bytes=-0"])
      expect((await part(beyond)).slice(0, 2)).toEqual([416, "bytes */10"]);
    for (const whole of ["bytes=4-2", "bytes=0-1,3-4", "lines=1-2", "bytes=-"]) {
      expect(await part(whole)).toEqual([200, null, "0123456789"]);
    }
    expect(await part("bytes=2-4", { "if-range": '"another"' })).toEqual([200, null, "0123456789"]);
  });

  test("once a browser has them it is told so, after its membership was looked at", async () => {
    const { id } = await withFile(sato);
    const tag = (await bytes(kim, id)).headers.get("etag") ?? "";
    const again = await bytes(kim, id, "original", { "if-none-match": `W/${tag}` });
    expect([again.status, await again.text()]).toEqual([304, ""]);
    expect((await bytes(kim, id, "original", { "if-none-match": '"other"' })).status).toBe(200);
    expect((await bytes(lee, id, "original", { "if-none-match": tag })).status).toBe(404);
    const head = await fetch(addressOf(kim, id), { method: "HEAD", headers: { cookie: kim.cookie } });
    expect([head.status, head.headers.get("content-length"), await head.text()]).toEqual([200, "7", ""]);
  });

  test("a picture in its two sizes; what is no picture has none", async () => {
    const id = await uploadFile(sato, world.room, { name: "写真.png", bytes: await picture(2000) });
    await sent(sato, { files: [{ id }] });
    for (const [rendition, width] of [
      ["thumbnail", 640],
      ["view", 2000],
    ] as const) {
      const response = await bytes(kim, id, rendition);
      expect(response.headers.get("content-type")).toBe("image/webp");
      expect(response.headers.get("content-disposition")).toContain("%E5%86%99%E7%9C%9F.webp");
      expect(await widthOf(Buffer.from(await response.arrayBuffer()))).toBe(width);
    }
    const { id: text } = await withFile(sato);
    for (const rendition of ["thumbnail", "view", "original.html", "__proto__"]) {
      expect((await bytes(kim, text, rendition)).status).toBe(404);
    }
  });

  test("for who is in the room now, and nobody else", async () => {
    const { id, entry } = await withFile(kim);
    const side = await sideRoom(sato);
    const note = await textFile(sato, side);
    await sent(sato, { roomId: side, files: [{ id: note }] });
    expect((await bytes(sato, note, "original", {}, side)).status).toBe(200);
    for (const [who, file, room] of [
      [lee, id, world.room],
      [stranger, id, world.room],
      [kim, note, side],
      [kim, note, world.room],
      [sato, id, side],
      [kim, randomUUID(), world.room],
      [kim, "..%2f..%2fetc%2fpasswd", world.room],
    ] as const) {
      expect((await bytes(who, file, "original", {}, room)).status).toBe(404);
      expect((await zip(who, [file], room)).status).toBe(404);
    }
    const signedOut = await fetch(addressOf(kim, id), { redirect: "manual" });
    expect(signedOut.status).toBe(302);
    await kim.command("message.withdraw", { roomId: world.room, entryId: entry.id });
    expect((await bytes(sato, id)).status).toBe(404);
    expect((await zip(sato, [id])).status).toBe(404);
    expect((await bytes(kim, id)).status).toBe(200);
    const listed = await world.portal.services.file.list(world.people.kim, world.room);
    expect(listed.files.map((file) => file.id)).not.toContain(id);
  });

  test("a removed member's address is nothing from then on", async () => {
    const { roomId } = await ownRoom();
    const id = await textFile(sato, roomId);
    await sent(sato, { roomId, files: [{ id }] });
    expect((await bytes(kobayashi, id, "original", {}, roomId)).status).toBe(200);
    const { memberId } = world.people.kobayashi;
    expect(await sato.command("member.remove", { roomId, memberId })).toMatchObject({ ok: true });
    expect((await bytes(kobayashi, id, "original", {}, roomId)).status).toBe(404);
  });

  test("a room with many pictures is not too fast", async () => {
    const strict = await startWorld({ allowance: 60 });
    try {
      const who = await strict.client(strict.people.sato);
      const id = await uploadFile(who, strict.room, { name: "a.png", bytes: await picture() });
      await who.post(strict.room, "", { files: [{ id }] });
      const address = `${who.url}/rooms/${strict.room}/files/${id}/thumbnail`;
      const get = async () => (await fetch(address, { headers: { cookie: who.cookie } })).status;
      const statuses = await Promise.all(Array.from({ length: 150 }, get));
      expect(new Set(statuses)).toEqual(new Set([200]));
    } finally {
      await strict.stop();
    }
  });

  test("wait in the store, not in memory, for a reader who is slow", async () => {
    const bytes = Buffer.alloc(24 * 1024 * 1024, randomUUID());
    const id = await uploadFile(sato, world.room, { name: "large.bin", bytes });
    await sent(sato, { files: [{ id }] });
    const before = process.memoryUsage();
    for (const address of [addressOf(kim, id), `${kim.url}/rooms/${world.room}/files.zip?id=${id}`]) {
      const response = await new Promise<IncomingMessage>((resolve, reject) => {
        request(address, { headers: { cookie: kim.cookie } }, resolve)
          .on("error", reject)
          .end();
      });
      response.pause();
      await new Promise((resolve) => setTimeout(resolve, 1500));
      const { arrayBuffers } = process.memoryUsage();
      expect((arrayBuffers - before.arrayBuffers) / 1024 / 1024).toBeLessThan(12);
      let length = 0;
      for await (const piece of response) length += piece.length;
      expect(length).toBeGreaterThanOrEqual(bytes.length);
    }
  });

  test("many in one archive, each under a name of its own", async () => {
    const ids: string[] = [];
    for (const [name, content] of [
      ["図面.txt", "one"],
      ["図面.txt", "two"],
      ["도면.TXT", "three"],
      ["도면.txt", "four"],
      ["noextension", "five"],
    ] as const) {
      ids.push(await uploadFile(sato, world.room, { name, bytes: content }));
    }
    await sent(sato, { files: ids.map((id) => ({ id })) });
    const response = await zip(kim, [...ids, ids[0] ?? ""]);
    expect(response.headers.get("content-type")).toBe("application/zip");
    const body = Buffer.from(await response.arrayBuffer());
    expect(response.headers.get("content-length")).toBe(String(body.length));
    const texts = Object.entries(filesInZip(body)).map(([name, content]) => [name, content.toString()]);
    expect(texts).toEqual([
      ["図面.txt", "one"],
      ["図面 (2).txt", "two"],
      ["도면.TXT", "three"],
      ["도면 (2).txt", "four"],
      ["noextension", "five"],
    ]);
    expect((await zip(kim, [])).status).toBe(400);
  });

  test("who is removed while an archive goes out gets no further file", async () => {
    const { roomId } = await ownRoom();
    const ids = [await textFile(sato, roomId), await textFile(sato, roomId)];
    await sent(sato, { roomId, files: ids.map((id) => ({ id })) });
    const wish = { roomId, ids, address: "127.0.0.1" };
    const { content } = await world.portal.services.file.zip(world.people.kobayashi, wish);
    const reader = content.getReader();
    await reader.read();
    await world.portal.services.execute(world.people.sato, "member.remove", {
      clientKey: randomUUID(),
      roomId,
      memberId: world.people.kobayashi.memberId,
    });
    const rest = async () => {
      for (let done = false; !done; ) ({ done } = await reader.read());
    };
    await expect(rest()).rejects.toMatchObject({ code: "notFound" });
  });
});

describe("search", () => {
  test("finds names, parts and revisions in any width, and says which file", async () => {
    const part = `QRS-${randomUUID().slice(0, 6)}`;
    const id = await uploadFile(sato, world.room, { name: "ブラケット.pdf", bytes: "%PDF-1.7\n%%EOF\n" });
    const entry = await sent(sato, { files: [{ id, description: drawing(part, "Rev-D") }] });
    const wide = [...part].map((c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)).join("");
    for (const query of [part, wide, "ﾌﾞﾗｹｯﾄ", `${part} rev-d`]) {
      expect(await found(query), query).toEqual([
        expect.objectContaining({
          entryId: entry.id,
          excerpt: "",
          files: [{ id, name: "ブラケット.pdf", part, revision: "Rev-D" }],
        }),
      ]);
    }
    expect(await found(part, { kind: "file" })).toHaveLength(1);
    expect(await found(part, { kind: "file.pdf" })).toHaveLength(1);
    expect(await found(part, { kind: "file.picture" })).toEqual([]);
    expect((await found("", { kind: "file.pdf" })).map(({ entryId }) => entryId)).toContain(entry.id);
  });

  test("what is said later of a file finds its message, once", async () => {
    const { entry, id } = await withFile(sato);
    const part = `LATER-${randomUUID().slice(0, 6)}`;
    const description = drawing(part, "A");
    await kobayashi.command("file.describe", { roomId: world.room, entryId: entry.id, fileId: id, description });
    await sato.command("message.edit", { roomId: world.room, entryId: entry.id, lang: "ja", text: `${part} です` });
    const hits = await found(part);
    expect(hits).toEqual([
      expect.objectContaining({ rootId: entry.id, author: expect.objectContaining({ name: "Sato" }) }),
    ]);
    const second = drawing(`${part}-X`, "A");
    await sato.command("file.describe", { roomId: world.room, entryId: entry.id, fileId: id, description: second });
    expect(await found(`${part}-x`)).toEqual([
      expect.objectContaining({ excerpt: `${part} です`, kind: "message", outdated: false }),
    ]);
  });
});

const missing = { ok: false, code: "fileMissing" };
const undescribed = { part: null, revision: null, exportMark: "notChecked", permit: null };

function drawing(part: string, revision: string): FileDescription {
  return { part, revision, exportMark: "notChecked", permit: null };
}

function picture(width = 120): Promise<Buffer> {
  const background = { r: Math.floor(Math.random() * 256), g: 80, b: 80 };
  return sharp({ create: { width, height: 80, channels: 3, background } })
    .png()
    .toBuffer();
}

/** Of a WebP picture. The portal's own process reads pictures from files alone. */
async function widthOf(webp: Buffer): Promise<number> {
  const path = join(world.place.settings.dataFolder, `${randomUUID()}.webp`);
  await writeFile(path, webp);
  return (await sharp(path).metadata()).width;
}

function textFile(who: Client, roomId = world.room): Promise<string> {
  return uploadFile(who, roomId, { name: "memo.txt", bytes: randomUUID().slice(0, 7) });
}

async function sent(who: Client, { roomId = world.room, text = "", ...input }: Record<string, unknown>) {
  const result = await who.command("message.post", { roomId, text, lang: "ja", ...input });
  if (!result.ok) throw new Error(`refused: ${result.code} ${result.field}`);
  return result.value as Entry<"message.posted">;
}

async function withFile(who: Client, description?: FileDescription) {
  const id = await textFile(who);
  return { id, entry: await sent(who, { files: [{ id, ...(description && { description }) }] }) };
}

async function page(who: Client): Promise<RoomPage> {
  return (await who.page(world.room)) as RoomPage;
}

async function current(who: Client, part: string) {
  const { drawings } = await page(who);
  return drawings.find((one) => one.part.trim().toUpperCase() === part.toUpperCase());
}

async function fileIn(who: Client, entryId: string) {
  const row = fold((await page(who)).entries).find((one) => one.type === "message" && one.id === entryId);
  return row?.type === "message" ? row.message.files[0] : undefined;
}

async function sideRoom(who: Client): Promise<string> {
  const result = await who.command("side.open", { roomId: world.room });
  if (!result.ok) throw new Error(result.code);
  return result.value.roomId;
}

/** A room of its own for a test, with the same people. */
async function ownRoom() {
  const { sato: a, kobayashi: b, kim: c, supplierId, buyerId } = world.people;
  const result = await world.portal.services.execute(a, "room.open", {
    clientKey: randomUUID(),
    name: "Own",
    companies: [
      { id: supplierId, side: "supplier" },
      { id: buyerId, side: "buyer" },
    ],
    memberIds: [a, b, c].map(({ memberId }) => memberId),
  });
  if (!result.ok) throw new Error(result.code);
  return result.value;
}

function open(who: Client, id: string) {
  const actor = who === sato ? world.people.sato : who === kim ? world.people.kim : world.people.kobayashi;
  return world.portal.services.file.view(actor, world.room, id, "127.0.0.1");
}

const addressOf = (who: Client, id: string, rendition = "original", room = world.room) =>
  `${who.url}/rooms/${room}/files/${id}/${rendition}`;

function bytes(who: Client, id: string, rendition = "original", headers = {}, room = world.room) {
  return fetch(addressOf(who, id, rendition, room), {
    headers: { cookie: who.cookie, ...headers },
    redirect: "manual",
  });
}

function zip(who: Client, ids: string[], room = world.room) {
  const query = ids.map((id) => `id=${id}`).join("&");
  return fetch(`${who.url}/rooms/${room}/files.zip?${query}`, { headers: { cookie: who.cookie }, redirect: "manual" });
}

async function found(query: string, more: Record<string, string> = {}) {
  const wish = searchWish.parse({ query, room: world.room, ...more });
  return (await world.portal.services.search(world.people.kim, wish)).hits;
}
