import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { ScheduledSend } from "~/domain/scheduled-send";
import type { Client } from "../support/client";
import { fileRoom } from "../support/file-room";
import { refusal } from "../support/refusal";
import { announce, patch } from "../support/upload";
import { startWorld, type World } from "../support/world";

// A message that waits for its time goes out when its author is away: with its files, or not at all.

const hour = 3_600_000;
let later = 0;
let world: World;
let sato: Client;
let kobayashi: Client;
let kim: Client;
let sendDue: () => Promise<number>;
const { page, sent, sideRoom, textFile } = fileRoom(() => world);

beforeAll(async () => {
  world = await startWorld({ now: () => Date.now() + later });
  sendDue = services().sendDue;
  // Only the test looks for what is due.
  services().sendDue = async () => 0;
  sato = await world.client(world.people.sato);
  kobayashi = await world.client(world.people.kobayashi);
  kim = await world.client(world.people.kim);
});
afterAll(() => world.stop());
beforeEach(async () => {
  later = 0;
  await world.portal.database.prisma.scheduledSend.deleteMany();
});

const services = () => world.portal.services.scheduledSend;
const waiting = () => services().list(world.people.sato, world.room);

function schedule(ids: string[], { text = "", ...more }: Record<string, unknown> = {}): Promise<ScheduledSend[]> {
  const files = ids.map((id) => ({ id }));
  const input = { clientKey: randomUUID(), roomId: world.room, lang: "ja", text, files, ...more };
  const command = "entryId" in more ? ("reply.post" as const) : ("message.post" as const);
  return services().schedule(world.people.sato, { command, input, sendAt: Date.now() + hour });
}

/** Announced and not wholly there. */
async function half(bytes: string): Promise<string> {
  const id = randomUUID();
  const begun = await announce(sato, world.room, { id, name: "half.txt", size: 10 });
  await patch(sato, begun.headers.get("location") ?? "", { bytes: Buffer.from(bytes), offset: 0 });
  return id;
}

describe("is refused at once, while its author is there", () => {
  test.each<[string, () => Promise<string[]>]>([
    ["nobody's upload", async () => [randomUUID()]],
    ["a colleague's", async () => [await textFile(kobayashi)]],
    ["the other company's", async () => [await textFile(kim)]],
    ["half an upload", async () => [await half("half.")]],
    ["one that is wholly here and not read through yet", async () => [await half("0123456789")]],
    ["one of another room", async () => [await textFile(sato, await sideRoom(sato))]],
    ["a good one beside a colleague's", async () => [await textFile(sato), await textFile(kobayashi)]],
    ["the same one twice", async () => Array<string>(2).fill(await textFile(sato))],
  ])("%s", async (_, uploads) => {
    const ids = await uploads();
    const root = await sent(kim, { text: "root" });
    expect(await refusal(schedule(ids))).toBe("fileMissing");
    expect(await refusal(schedule(ids, { entryId: root.id })), "as a reply").toBe("fileMissing");
    expect(await waiting()).toEqual([]);
  });

  test("one that a message has already", async () => {
    const id = await textFile(sato);
    await sent(sato, { files: [{ id }] });
    expect(await refusal(schedule([id]))).toBe("fileMissing");
    expect(await waiting()).toEqual([]);
  });
});

test("a file that another message took meanwhile is not sent twice: the words stay with their author", async () => {
  const [taken, free] = [await textFile(sato), await textFile(sato)];
  const [send] = await schedule([taken, free], { text: "with both drawings" });
  await sent(sato, { text: "at once", files: [{ id: taken }] });
  const { head } = await page(kim);
  later = 2 * hour;
  expect(await sendDue()).toBe(1);
  expect((await page(kim)).head).toBe(head);
  expect(await waiting()).toMatchObject([
    { id: send?.id, refused: "fileMissing", input: { text: "with both drawings" } },
  ]);
  expect(await sendDue(), "for good").toBe(0);
  const again = await services().cancel(world.people.sato, send?.id ?? "");
  expect(again.input).toMatchObject({ text: "with both drawings" });
  expect(await sent(sato, { files: [{ id: free }] }), "the other file is still free").toMatchObject({ seq: head + 1 });
});

test("of two that wait with one file the first goes out with it", async () => {
  const id = await textFile(sato);
  await schedule([id], { text: "first" });
  await schedule([id], { text: "second" });
  const { head } = await page(kim);
  later = 2 * hour;
  expect(await sendDue()).toBe(2);
  const { entries } = await page(kim);
  expect(entries.filter(({ seq }) => seq > head)).toMatchObject([{ payload: { text: "first", files: [{ id }] } }]);
  expect(await waiting()).toMatchObject([{ refused: "fileMissing", input: { text: "second" } }]);
});

test("a file that is waited with cannot be taken away, until its message is taken back", async () => {
  const id = await textFile(sato);
  const [send] = await schedule([id]);
  expect(await removed(id)).toBe(409);
  await services().cancel(world.people.sato, send?.id ?? "");
  expect(await removed(id)).toBe(204);
  expect(await refusal(schedule([id]))).toBe("fileMissing");
});

async function removed(id: string): Promise<number> {
  const headers = { cookie: sato.cookie, origin: sato.url, "tus-resumable": "1.0.0" };
  return (await fetch(`${sato.url}/uploads/${id}`, { method: "DELETE", headers })).status;
}
