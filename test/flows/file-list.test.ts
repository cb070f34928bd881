import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { undescribed } from "~/domain/file";
import type { Client } from "../support/client";
import { drawing, fileRoom, picture } from "../support/file-room";
import { uploadFile } from "../support/upload";
import { startWorld, type World } from "../support/world";

let world: World;
let sato: Client;
let kobayashi: Client;
let kim: Client;
const { current, found, ownRoom, sent, sideRoom, textFile, withFile } = fileRoom(() => world);

beforeAll(async () => {
  world = await startWorld();
  sato = await world.client(world.people.sato);
  kobayashi = await world.client(world.people.kobayashi);
  kim = await world.client(world.people.kim);
});
afterAll(() => world.stop());

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

  test("a revision of the other company counts, and is told to be theirs; a mark-up of the older one says that it is old", async () => {
    const { buyerId } = world.people;
    const part = `OLD-${randomUUID().slice(0, 6)}`;
    const first = await withFile(sato, drawing(part, "A"));
    const side = await sideRoom(sato);
    const [markUp, note] = [await textFile(kim), await textFile(sato, side)];
    await sent(kim, { files: [{ id: markUp, originId: first.id }] });
    await sent(sato, { roomId: side, files: [{ id: note, originId: first.id }] });
    const olds = async () => [
      (await open(kim, markUp)).file.originSuperseded,
      (await world.portal.services.file.view(world.people.sato, side, note, "127.0.0.1")).file.originSuperseded,
    ];
    expect(await olds()).toEqual([false, false]);
    const second = await withFile(kim, drawing(part.toLowerCase(), "B"));
    expect(await olds()).toEqual([true, true]);
    expect(await current(sato, part)).toMatchObject({ fileId: second.id, organizationId: buyerId, before: [first.id] });
    await kim.command("message.withdraw", { roomId: world.room, entryId: second.entry.id });
    expect(await olds()).toEqual([false, false]);
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
          files: [{ id, name: "ブラケット.pdf", part, revision: "Rev-D", superseded: false }],
        }),
      ]);
    }
    const { id: newer } = await withFile(sato, drawing(part, "Rev-E"));
    expect((await found(part)).map(({ files: [file] }) => [file?.id, file?.superseded])).toEqual([
      [newer, false],
      [id, true],
    ]);
    expect(await found(part, { kind: "file" })).toHaveLength(2);
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

function open(who: Client, id: string) {
  const actor = who === sato ? world.people.sato : who === kim ? world.people.kim : world.people.kobayashi;
  return world.portal.services.file.view(actor, world.room, id, "127.0.0.1");
}
