import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Entry } from "~/domain/entry";
import { fold } from "~/domain/timeline";
import { faultIn } from "../../public/verify-record.mjs";
import type { Client } from "../support/client";
import { drawing, fileRoom, picture } from "../support/file-room";
import { uploadFile } from "../support/upload";
import { startWorld, type World } from "../support/world";

let world: World;
let sato: Client;
let kobayashi: Client;
let kim: Client;
const { current, fileIn, page, sent, sideRoom, textFile, withFile } = fileRoom(() => world);

beforeAll(async () => {
  world = await startWorld();
  sato = await world.client(world.people.sato);
  kobayashi = await world.client(world.people.kobayashi);
  kim = await world.client(world.people.kim);
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

  test("the files of one message are described at once, each by itself and once", async () => {
    const ids = [await textFile(sato), await textFile(sato), await textFile(sato)];
    const { id: entryId } = await sent(sato, { files: ids.map((id) => ({ id })) });
    const part = `ALL-${randomUUID().slice(0, 6)}`;
    const inputs = ids.slice(0, 2).map((fileId, index) => {
      const description = drawing(`${part}-${index}`, String(index));
      return { clientKey: randomUUID(), roomId: world.room, entryId, fileId, description };
    });
    const results = await Promise.all([...inputs, ...inputs].map((input) => sato.command("file.describe", input)));
    expect(results.map(({ ok }) => ok)).toEqual([true, true, true, true]);
    const { entries } = await page(kim);
    expect(entries.filter(({ kind, refersTo }) => kind === "file.described" && refersTo === entryId)).toHaveLength(2);
    const said = [`${part}-0`, `${part}-1`, null];
    const row = fold(entries).find((one) => one.type === "message" && one.id === entryId);
    expect(row?.type === "message" && row.message.files.map((file) => file.part)).toEqual(said);
    const { files } = await world.portal.services.file.list(world.people.kim, world.room);
    expect(ids.map((id) => files.find((file) => file.id === id)?.part)).toEqual(said);
    expect(await current(kim, `${part}-1`)).toMatchObject({ fileId: ids[1], revision: "1" });
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

const missing = { ok: false, code: "fileMissing" };
