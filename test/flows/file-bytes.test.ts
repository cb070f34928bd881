import { randomUUID } from "node:crypto";
import { type IncomingMessage, request } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Client } from "../support/client";
import { fileRoom, picture } from "../support/file-room";
import { uploadFile } from "../support/upload";
import { startWorld, type World } from "../support/world";
import { filesInZip } from "../support/zip";

let world: World;
let sato: Client;
let kobayashi: Client;
let kim: Client;
let lee: Client;
let stranger: Client;
const { addressOf, bytes, ownRoom, sent, sideRoom, textFile, widthOf, withFile, zip } = fileRoom(() => world);

beforeAll(async () => {
  world = await startWorld();
  sato = await world.client(world.people.sato);
  kobayashi = await world.client(world.people.kobayashi);
  kim = await world.client(world.people.kim);
  lee = await world.client(world.people.lee);
  stranger = await world.client(world.people.stranger);
});
afterAll(() => world.stop());

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

  test("but whoever asks without end is told to wait", async () => {
    const strict = await startWorld({ allowance: 2 });
    try {
      const cookie = (await strict.client(strict.people.sato)).cookie;
      const address = `${strict.portal.url}/rooms/${strict.room}/files/${randomUUID()}/thumbnail`;
      const answers = await Promise.all(Array.from({ length: 50 }, () => fetch(address, { headers: { cookie } })));
      const told = answers.filter(({ status }) => status === 429);
      expect(answers.filter(({ status }) => status === 404).length).toBeGreaterThanOrEqual(40);
      expect(told.length).toBeGreaterThan(0);
      expect(Number(told[0]?.headers.get("retry-after"))).toBeGreaterThan(0);
    } finally {
      await strict.stop();
    }
  });

  test("wait in the store, not in memory, for a reader who is slow", async () => {
    const bytes = Buffer.alloc(24 * 1024 * 1024, randomUUID());
    const id = await uploadFile(sato, world.room, { name: "large.bin", bytes });
    await sent(sato, { files: [{ id }] });
    for (const address of [addressOf(kim, id), `${kim.url}/rooms/${world.room}/files.zip?id=${id}`]) {
      const before = process.memoryUsage();
      const response = await new Promise<IncomingMessage>((resolve, reject) => {
        request(address, { headers: { cookie: kim.cookie } }, resolve)
          .on("error", reject)
          .end();
      });
      response.pause();
      await new Promise((resolve) => setTimeout(resolve, 1500));
      const { arrayBuffers } = process.memoryUsage();
      expect((arrayBuffers - before.arrayBuffers) / 1024 / 1024).toBeLessThan(16);
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
    const reader = content().getReader();
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
