import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "~/domain/actor";
import type { FileDescription } from "~/domain/file";
import type { Client } from "../support/client";
import { uploadFile } from "../support/upload";
import { startWorld, type World } from "../support/world";

const seoul = "147.46.10.10";
const tokyo = "133.11.0.1";
const plant = "10.20.30.40";
let now = Date.now();
let world: World;
let sato: Client;
let kobayashi: Client;
let kim: Client;

beforeAll(async () => {
  world = await startWorld({ now: () => now, settings: { trustProxy: "loopback" } });
  sato = await world.client(world.people.sato);
  kobayashi = await world.client(world.people.kobayashi);
  kim = await world.client(world.people.kim);
});
afterAll(() => world.stop());

test("who opened a file, how, when and from where is seen by who sent it", async () => {
  const id = await file(sato);
  await get(kim, `/${id}/original`, seoul);
  now += 1000;
  await zip(kim, id, plant);
  now += 1000;
  await world.portal.services.file.view(world.people.kim, world.room, id, tokyo);
  const { memberId, organizationId } = world.people.kim;
  const by = { memberId, organizationId, fileId: id };
  expect(await openings(world.people.sato, id)).toEqual([
    { ...by, at: now, how: "viewed", country: "JP", abroad: false },
    // Nothing is known but the company: it is in Korea.
    { ...by, at: now - 1000, how: "downloaded", country: null, abroad: true },
    { ...by, at: now - 2000, how: "downloaded", country: "KR", abroad: true },
  ]);
});

test("thumbnails, questions without an answer and the sender's own looking are no opening", async () => {
  const picture = await file(sato, { name: "a.png", bytes: pixel() });
  expect((await get(kim, `/${picture}/thumbnail`, seoul)).status).toBe(200);
  const cookie = { cookie: kim.cookie, "x-forwarded-for": seoul };
  await fetch(`${kim.url}/rooms/${world.room}/files/${picture}/original`, { method: "HEAD", headers: cookie });
  await fetch(`${kim.url}/rooms/${world.room}/files.zip?id=${picture}`, { method: "HEAD", headers: cookie });
  await get(sato, `/${picture}/view`, tokyo);
  await get(sato, `/${picture}/original`, tokyo);
  expect(await rows(picture)).toBe(0);
  await get(kim, `/${picture}/view`, seoul);
  expect((await openings(world.people.sato, picture)).map(({ how }) => how)).toEqual(["viewed"]);
});

test("a file that is read in many pieces, also at once, is opened once in ten minutes", async () => {
  const id = await file(sato, { name: "plan.pdf", bytes: "%PDF-1.7\n%%EOF\n" });
  const piece = () => get(kim, `/${id}/original?in=page`, seoul, { range: "bytes=0-3" });
  await Promise.all([piece(), piece(), piece(), piece()]);
  now += 9 * 60_000;
  await piece();
  expect(await rows(id)).toBe(1);
  await get(kim, `/${id}/original?in=page`, tokyo);
  expect(await rows(id)).toBe(2);
  now += 10 * 60_000;
  await piece();
  expect((await openings(world.people.sato, id)).map(({ how }) => how)).toEqual(["viewed", "viewed", "viewed"]);
});

test("the memory of a restarted portal is its database", async () => {
  const id = await file(sato);
  await get(kim, `/${id}/original`, seoul);
  await world.restart();
  await get(kim, `/${id}/original`, seoul);
  expect(await rows(id)).toBe(1);
});

test("the other company sees its own openings alone", async () => {
  const id = await file(sato);
  await get(kim, `/${id}/original`, seoul);
  await get(kobayashi, `/${id}/original`, tokyo);
  const who = async (actor: Actor) => (await openings(actor, id)).map(({ memberId }) => memberId);
  const { kim: opener, kobayashi: colleague } = world.people;
  expect(new Set(await who(world.people.sato))).toEqual(new Set([opener.memberId, colleague.memberId]));
  expect(new Set(await who(opener))).toEqual(new Set([opener.memberId]));
});

test("where export control does not apply nobody is abroad", async () => {
  const id = await file(sato, {}, { part: null, revision: null, exportMark: "notApplicable", permit: null });
  await get(kim, `/${id}/original`, seoul);
  expect(await openings(world.people.sato, id)).toMatchObject([{ country: "KR", abroad: false }]);
});

test("the openings of every revision are seen on each of them", async () => {
  const part = `P-${randomUUID().slice(0, 6)}`;
  const description = { part, exportMark: "notChecked", permit: null } as const;
  const older = await file(sato, {}, { ...description, revision: "A" });
  const newer = await file(sato, {}, { ...description, revision: "B" });
  await get(kim, `/${older}/original`, seoul);
  expect(await openings(world.people.sato, newer)).toMatchObject([{ fileId: older }]);
});

async function file(
  who: Client,
  sending: { name?: string; bytes?: Uint8Array | string } = {},
  description?: FileDescription,
) {
  const { name = "memo.txt", bytes = randomUUID() } = sending;
  const id = await uploadFile(who, world.room, { name, bytes });
  const files = [{ id, ...(description && { description }) }];
  expect(await who.post(world.room, "", { files })).toMatchObject({ ok: true });
  return id;
}

async function get({ url, cookie }: Client, path: string, address: string, headers = {}): Promise<Response> {
  const response = await fetch(`${url}/rooms/${world.room}/files${path}`, {
    headers: { cookie, "x-forwarded-for": address, ...headers },
  });
  await response.arrayBuffer();
  return response;
}

const zip = (who: Client, id: string, address: string) => get(who, `.zip?id=${id}`, address);

/** As the sender's company and others see them. Looking at the page is itself an opening, but not of the sender. */
async function openings(actor: Actor, id: string) {
  return (await world.portal.services.file.view(actor, world.room, id, plant)).openings;
}

async function rows(fileId: string): Promise<number> {
  return world.portal.database.prisma.fileOpening.count({ where: { fileId } });
}

/** One grey pixel. */
function pixel(): Buffer {
  return Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==",
    "base64",
  );
}
