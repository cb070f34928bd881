import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { Actor } from "~/domain/actor";
import type { Entry } from "~/domain/entry";
import type { RoomPage } from "~/domain/protocol";
import { refused } from "~/domain/result";
import type { Client } from "../support/client";
import { startWorld, type World } from "../support/world";

let world: World;
let sato: Client;
let kobayashi: Client;
let kim: Client;
let room: string;

beforeAll(async () => {
  world = await startWorld();
  sato = await world.client(world.people.sato);
  kobayashi = await world.client(world.people.kobayashi);
  kim = await world.client(world.people.kim);
});
afterAll(() => world.stop());

beforeEach(async () => {
  const { supplierId, buyerId, sato, kobayashi, kim } = world.people;
  const companies = [
    { id: supplierId, side: "supplier" },
    { id: buyerId, side: "buyer" },
  ];
  const memberIds = [sato, kobayashi, kim].map(({ memberId }) => memberId);
  const opened = await run(sato, "room.open", { name: "Side by side", companies, memberIds });
  room = opened.roomId;
});

async function run(actor: Actor, name: string, input: Record<string, unknown>): Promise<Entry> {
  const result = await world.portal.services.execute(actor, name, { clientKey: randomUUID(), ...input });
  if (!result.ok) throw new Error(`${name} was refused: ${result.code}`);
  return result.value;
}

async function opened(client: Client): Promise<Entry> {
  const result = await client.command("side.open", { roomId: room });
  if (!result.ok) throw new Error(`the side room was refused: ${result.code}`);
  return result.value;
}

const pageOf = (client: Client, roomId: string) => client.page(roomId) as Promise<RoomPage>;

test("two colleagues who open it at once are in one side room, which says so quietly", async () => {
  const [mine, theirs] = await Promise.all([opened(sato), opened(kobayashi)]);
  expect(theirs).toEqual(mine);
  expect(await opened(kobayashi)).toEqual(mine);
  expect(mine).toMatchObject({
    kind: "room.opened",
    seq: 1,
    payload: { companies: [{ id: world.people.supplierId }] },
  });
  const side = await pageOf(kobayashi, mine.roomId);
  expect(side.entries.map(({ kind }) => kind)).toEqual(["room.opened"]);
  expect(side.room).toMatchObject({ name: "Side by side", side: "supplier", parentId: room });
  expect(side.people.map(({ name }) => name).sort()).toEqual(["Kobayashi", "Sato"]);
  expect((await pageOf(sato, room)).sideRoom).toEqual({ id: mine.roomId, head: 1, unread: 0 });
  expect((await pageOf(kim, room)).sideRoom).toBeNull();
});

test("each company has its own; neither sees the other's, and the room itself does not change", async () => {
  const before = await pageOf(kim, room);
  const ours = (await opened(sato)).roomId;
  const yours = (await opened(kim)).roomId;
  expect(yours).not.toBe(ours);
  await sato.post(ours, "We can go down to 0.03.");
  expect(await kim.post(ours, "hello?")).toEqual(refused("notFound"));
  expect(await sato.page(yours)).toEqual(refused("notFound"));
  expect(await kim.page(ours)).toEqual(refused("notFound"));
  const after = await pageOf(kim, room);
  expect({ ...after, sideRoom: null }).toEqual(before);
  expect(after.sideRoom).toEqual({ id: yours, head: 1, unread: 0 });
});

test("a note says after which line of the room it was written", async () => {
  const side = (await opened(sato)).roomId;
  const first = await kim.post(room, "Could you make it 0.03?");
  const note = await sato.post(side, "Only with the new fixture.");
  await kim.post(room, "And when?");
  const later = await sato.post(side, "Not before May.");
  const seq = first.ok ? first.value.seq : 0;
  expect(note).toMatchObject({ ok: true, value: { parentSeq: seq, seq: 2 } });
  expect(later).toMatchObject({ ok: true, value: { parentSeq: seq + 1, seq: 3 } });
});

test("the list of rooms has no line for it, and counts its unread notes apart", async () => {
  const side = (await opened(sato)).roomId;
  await sato.post(side, "Please look at page 3.");
  const { list } = world.portal.services.room;
  const rooms = await list(world.people.kobayashi);
  expect(rooms.map(({ id }) => id)).not.toContain(side);
  expect(rooms.find(({ id }) => id === room)).toMatchObject({ unread: 0, notesUnread: 1 });
  expect((await list(world.people.kim)).find(({ id }) => id === room)).toMatchObject({ unread: 0, notesUnread: 0 });
  expect((await list(world.people.sato)).find(({ id }) => id === room)).toMatchObject({ notesUnread: 0 });
});

test("who comes into the room comes in beside, who leaves it is out of both within a second", async () => {
  const leaver = world.people.kobayashi;
  const side = (await opened(sato)).roomId;
  await vi.waitFor(() => expect(kobayashi.received.at(-1)).toMatchObject({ kind: "room.opened", roomId: side }));
  await sato.post(side, "for both of us");
  await vi.waitFor(() => expect(kobayashi.received.at(-1)?.payload).toMatchObject({ text: "for both of us" }));

  const told: string[] = [];
  kobayashi.socket.on("removed", (roomId) => told.push(roomId));
  const startedAt = Date.now();
  await run(world.people.sato, "member.remove", { roomId: room, memberId: leaver.memberId });
  await vi.waitFor(() => expect(told.sort()).toEqual([room, side].sort()));
  expect(Date.now() - startedAt).toBeLessThan(1000);
  const heard = kobayashi.received.length;
  await sato.post(side, "not for Kobayashi");
  expect(await kobayashi.post(side, "me again")).toEqual(refused("notFound"));
  expect(await kobayashi.page(side)).toEqual(refused("notFound"));
  expect(kobayashi.received.slice(heard)).toEqual([]);

  await run(world.people.sato, "member.add", { roomId: room, memberId: leaver.memberId });
  await vi.waitFor(async () => expect(await kobayashi.page(side)).toMatchObject({ head: 3 }));
  await vi.waitFor(async () => {
    await sato.post(side, "welcome back");
    expect(kobayashi.received.at(-1)).toMatchObject({ roomId: side });
  });
  // The project room's log alone tells of it.
  const { entries } = await pageOf(sato, side);
  expect(new Set(entries.map(({ kind }) => kind))).toEqual(new Set(["room.opened", "message.posted"]));
});

test("people come and go by the room alone, and a side room has none beside it", async () => {
  const side = (await opened(sato)).roomId;
  const memberId = world.people.kobayashi.memberId;
  for (const name of ["member.add", "member.remove"])
    expect(await sato.command(name, { roomId: side, memberId })).toEqual(refused("forbidden"));
  expect(await sato.command("side.open", { roomId: side })).toEqual(refused("forbidden"));
});

test("notes may quote the room, and nothing in the room can name a note", async () => {
  const side = (await opened(sato)).roomId;
  const asked = await kim.post(room, "Is 0.03 possible?");
  const askedId = asked.ok ? asked.value.id : "";
  const quote = { entryId: askedId, text: "0.03" };
  const note = await sato.post(side, "Yes, at 20 % more.", { quote });
  expect(note).toMatchObject({ ok: true, value: { payload: { quote: { actorId: world.people.kim.memberId } } } });
  expect((await pageOf(sato, side)).people.map(({ name }) => name)).toContain("Kim");
  const noteId = note.ok ? note.value.id : "";
  const nothing = { code: "notFound" };
  expect(await sato.post(room, "as noted", { quote: { entryId: noteId, text: "20 %" } })).toMatchObject(nothing);
  expect(await sato.command("message.edit", { roomId: room, entryId: noteId, text: "x", lang: "en" })).toMatchObject(
    nothing,
  );
  expect(await sato.command("reply.post", { roomId: room, entryId: noteId, text: "x", lang: "en" })).toMatchObject(
    nothing,
  );
  // Nor a note a row of the room, except by quoting it.
  expect(await sato.command("reply.post", { roomId: side, entryId: askedId, text: "x", lang: "en" })).toMatchObject(
    nothing,
  );
});

test("each record is of one log only", async () => {
  const side = (await opened(sato)).roomId;
  await sato.post(side, "CANARY note");
  const { room: rooms } = world.portal.services;
  expect(JSON.stringify(await rooms.export(world.people.sato, room))).not.toContain("CANARY");
  expect(JSON.stringify(await rooms.export(world.people.sato, side))).toContain("CANARY");
  await expect(rooms.export(world.people.kim, side)).rejects.toMatchObject({ code: "notFound" });
});

test("somebody who left does not learn the side room's id again by asking once more with the old key", async () => {
  const clientKey = randomUUID();
  const first = await kobayashi.command("side.open", { roomId: room, clientKey });
  expect(first).toMatchObject({ ok: true });
  await run(world.people.sato, "member.remove", { roomId: room, memberId: world.people.kobayashi.memberId });
  expect(await kobayashi.command("side.open", { roomId: room, clientKey })).toEqual(refused("notFound"));
});
