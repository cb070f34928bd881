import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { RoomMemory } from "~/domain/agenda";
import type { Entry } from "~/domain/entry";
import type { RoomPage } from "~/domain/protocol";
import { type Refused, type Result, refused } from "~/domain/result";
import { fold, type MessageRow } from "~/domain/timeline";
import { type EntryRow, entryColumns, entryFrom } from "../../server/services/entry-row";
import { projectMemory } from "../../server/services/memory";
import type { Client } from "../support/client";
import { startWorld, type World } from "../support/world";

let world: World;
let sato: Client;
let kobayashi: Client;
let kim: Client;
let message: Entry;

beforeAll(async () => {
  world = await startWorld();
  sato = await world.client(world.people.sato);
  kobayashi = await world.client(world.people.kobayashi);
  kim = await world.client(world.people.kim);
});
afterAll(() => world.stop());
beforeEach(async () => {
  message = entryOf(await kim.post(world.room, "Bore 12 H7, cadmium-free plating"));
});

const forbidden = refused("forbidden");
type Pin = { topic: string; text?: string; day?: string; entryId?: string; roomId?: string };

const pin = (client: Client, { topic, text = `${topic}: bore 12 H7`, ...more }: Pin) =>
  client.command("memory.pin", { roomId: world.room, entryId: message.id, topic, text, ...more });
const confirm = (client: Client, item: Entry, roomId = world.room) =>
  client.command("memory.confirm", { roomId, entryId: message.id, itemId: item.id });
const close = (client: Client, item: Entry, roomId = world.room) =>
  client.command("memory.close", { roomId, entryId: message.id, itemId: item.id });

function entryOf(result: Result<Entry>): Entry {
  if (!result.ok) throw new Error(`refused: ${result.code}`);
  return result.value;
}

async function memory(client: Client, roomId = world.room): Promise<RoomMemory> {
  const answer = await read(client, roomId);
  if ("ok" in answer) throw new Error(`refused: ${answer.code}`);
  return answer;
}

async function read(client: Client, roomId = world.room): Promise<RoomMemory | Refused> {
  const headers = { cookie: client.cookie, accept: "application/json" };
  const response = await fetch(`${world.portal.url}/rooms/${roomId}/memory`, { headers });
  return (await response.json()) as RoomMemory | Refused;
}

async function agenda(client: Client, path = "/agenda.ics"): Promise<{ status: number; type: string; text: string }> {
  const response = await fetch(`${world.portal.url}${path}`, {
    headers: { cookie: client.cookie },
    redirect: "manual",
  });
  return { status: response.status, type: response.headers.get("content-type") ?? "", text: await response.text() };
}

/** As a calendar reads it: folded lines are one. */
const lines = (text: string) => text.replaceAll("\r\n ", "").split("\r\n");

const itemOf = async (client: Client, { id }: Entry) => (await memory(client)).items.find((item) => item.id === id);

test("what one company pins as a fact is agreed only when a person of the other company confirms it", async () => {
  const fact = entryOf(await pin(kim, { topic: "fact" }));
  expect(fact).toMatchObject({ kind: "memory.pinned", ownRow: false, refersTo: message.id, rootId: message.id });
  expect(await itemOf(sato, fact)).toMatchObject({ topic: "fact", confirmed: null, rootSeq: message.seq, lang: "en" });
  expect(await confirm(kim, fact)).toEqual(forbidden);
  expect(await itemOf(sato, fact)).toMatchObject({ confirmed: null });
  const confirmed = entryOf(await confirm(sato, fact));
  expect(confirmed.payload).toEqual({ itemId: fact.id });
  const { memberId } = world.people.sato;
  expect(await itemOf(kim, fact)).toMatchObject({ confirmed: { memberId, at: confirmed.at } });
});

test("nobody agrees with the own company either, a colleague no more than oneself", async () => {
  const fact = entryOf(await pin(sato, { topic: "requirement" }));
  expect(await confirm(kobayashi, fact)).toEqual(forbidden);
  expect(await confirm(kim, fact)).toMatchObject({ ok: true });
});

test("parts and questions are not confirmed", async () => {
  for (const topic of ["part", "question"]) {
    const item = entryOf(await pin(kim, { topic }));
    expect(await confirm(sato, item)).toEqual(forbidden);
  }
});

test("two clicks make one item, one confirmation and one closing; a second person comes too late", async () => {
  const fact = entryOf(await pin(kim, { topic: "fact" }));
  expect(await pin(kim, { topic: "fact" })).toMatchObject({ ok: true, value: { id: fact.id } });
  expect(entryOf(await pin(sato, { topic: "fact" })).id).not.toBe(fact.id);
  const confirmed = entryOf(await confirm(sato, fact));
  expect(await confirm(sato, fact)).toMatchObject({ ok: true, value: { id: confirmed.id } });
  expect(await confirm(kobayashi, fact)).toEqual(refused("alreadyDone"));
  const closed = entryOf(await close(kobayashi, fact));
  expect(await close(kobayashi, fact)).toMatchObject({ ok: true, value: { id: closed.id } });
  expect(await close(kim, fact)).toEqual(refused("alreadyDone"));
  expect(await confirm(sato, fact)).toMatchObject({ ok: true, value: { id: confirmed.id } });
});

test("a company closes its own pins; either side closes questions and what both agreed, and nothing else of the other", async () => {
  const part = entryOf(await pin(kim, { topic: "part" }));
  const fact = entryOf(await pin(kim, { topic: "fact" }));
  const question = entryOf(await pin(kim, { topic: "question" }));
  expect(await close(sato, part)).toEqual(forbidden);
  expect(await close(sato, fact)).toEqual(forbidden);
  expect(await close(kim, part)).toMatchObject({ ok: true });
  expect(await close(sato, question)).toMatchObject({ ok: true });
  await confirm(sato, fact);
  expect(await close(sato, fact)).toMatchObject({ ok: true });
  const open = (await memory(kim)).items.map(({ id }) => id);
  for (const item of [part, fact, question]) expect(open).not.toContain(item.id);
});

test("what is closed stays in the log, and a page folds it into its row", async () => {
  const fact = entryOf(await pin(kim, { topic: "fact" }));
  await confirm(sato, fact);
  await close(kim, fact);
  const { entries } = (await kim.page(world.room)) as RoomPage;
  const row = fold(entries).find((one) => one.key.endsWith(message.clientKey ?? "")) as MessageRow;
  expect(row.about.memory).toMatchObject([
    {
      id: fact.id,
      confirmed: { memberId: world.people.sato.memberId },
      closed: { memberId: world.people.kim.memberId },
    },
  ]);
});

test("a reply is pinned as well as a row, and its line leads to the row that it answers", async () => {
  const reply = entryOf(
    await sato.command("reply.post", { roomId: world.room, entryId: message.id, text: "H7 は可能です", lang: "ja" }),
  );
  const fact = entryOf(await pin(sato, { topic: "fact", entryId: reply.id }));
  expect(fact).toMatchObject({ refersTo: reply.id, rootId: message.id });
  expect(await itemOf(kim, fact)).toMatchObject({ aboutId: reply.id, rootSeq: message.seq, lang: "ja" });
  const input = { roomId: world.room, entryId: reply.id, itemId: fact.id };
  expect(await confirm(kim, fact)).toEqual(refused("notFound")); // it stands on the reply, not on the row
  expect(await kim.command("memory.confirm", input)).toMatchObject({ ok: true });
});

test("what cannot be pinned is refused", async () => {
  expect(await pin(kim, { topic: "fact", text: "" })).toMatchObject(refused("empty"));
  expect(await pin(kim, { topic: "fact", text: "長".repeat(301) })).toMatchObject(refused("tooLong"));
  expect(await pin(kim, { topic: "rumour" })).toMatchObject(refused("invalid"));
  expect(await pin(kim, { topic: "fact", day: "2026-12-01" })).toMatchObject(refused("invalid", { field: "day" }));
  expect(await pin(kim, { topic: "question", day: "2026-02-30" })).toMatchObject(refused("invalid"));
  const question = entryOf(await pin(kim, { topic: "question", day: "2026-12-01" }));
  expect(await pin(kim, { topic: "fact", entryId: question.id })).toEqual(refused("notFound"));
  await kim.command("message.withdraw", { roomId: world.room, entryId: message.id });
  expect(await pin(kim, { topic: "fact", text: "taken back" })).toEqual(refused("withdrawn"));
});

test("a stranger learns nothing and does nothing, whatever room or item is named", async () => {
  const stranger = await world.client(world.people.stranger);
  const fact = entryOf(await pin(kim, { topic: "fact" }));
  const notFound = refused("notFound");
  expect(await read(stranger)).toMatchObject(notFound);
  expect(await pin(stranger, { topic: "fact" })).toEqual(notFound);
  expect(await confirm(stranger, fact)).toEqual(notFound);
  expect(await close(stranger, fact)).toEqual(notFound);
  expect(stranger.received).toEqual([]);
});

test("a guest pins and asks, but agrees to nothing", async () => {
  const { strangerId, stranger: guest } = world.people;
  const { prisma } = world.portal.database;
  await prisma.roomCompany.create({ data: { roomId: world.room, organizationId: strangerId, side: "guest" } });
  await prisma.participant.create({ data: { roomId: world.room, memberId: guest.memberId } });
  const client = await world.client(guest);
  const fact = entryOf(await pin(kim, { topic: "fact" }));
  const asked = entryOf(await pin(kim, { topic: "question" }));
  expect(await confirm(client, fact)).toEqual(forbidden);
  expect(await close(client, asked)).toEqual(forbidden);
  const question = entryOf(await pin(client, { topic: "question", text: "Which coating?" }));
  expect(await close(client, question)).toMatchObject({ ok: true });
  await prisma.participant.deleteMany({ where: { memberId: guest.memberId } });
  await prisma.roomCompany.deleteMany({ where: { organizationId: strangerId } });
});

test("what a side room remembers stays there, and a fact in it waits for nobody", async () => {
  const side = entryOf(await sato.command("side.open", { roomId: world.room })).roomId;
  const note = entryOf(await sato.post(side, "They need it by the 20th"));
  const fact = entryOf(await pin(sato, { topic: "fact", entryId: note.id, roomId: side }));
  expect((await memory(sato, side)).items).toMatchObject([{ id: fact.id }]);
  expect((await memory(sato)).items.map(({ id }) => id)).not.toContain(fact.id);
  const input = { roomId: side, entryId: note.id, itemId: fact.id };
  expect(await kobayashi.command("memory.confirm", input)).toEqual(forbidden);
  expect(await read(kim, side)).toMatchObject(refused("notFound"));
  expect(await kim.command("memory.confirm", input)).toEqual(refused("notFound"));
  expect(await kim.command("memory.confirm", { ...input, roomId: world.room })).toEqual(refused("notFound"));
});

test("a promised answer is on both companies' agenda, in each reader's language, until it was given", async () => {
  const meaning = { kind: "answerBy", day: "2026-12-03" };
  const promise = entryOf(
    await kim.command("message.post", { roomId: world.room, text: "단가, 납기; 회신", lang: "ko", meaning }),
  );
  const event = (text: string) => lines(text).filter((line) => line.includes("단가"));
  const [japanese, korean] = [await agenda(sato), await agenda(kim)];
  expect(japanese.type).toBe("text/calendar; charset=utf-8");
  expect(event(japanese.text)).toEqual(["SUMMARY:回答期限：단가\\, 납기\\; 회신"]);
  expect(event(korean.text)).toEqual(["SUMMARY:회신 기한: 단가\\, 납기\\; 회신"]);
  for (const { text } of [japanese, korean]) {
    expect(text).toContain("DTSTART;VALUE=DATE:20261203\r\nDTEND;VALUE=DATE:20261204\r\n");
    expect(lines(text)).toContain(`URL:${world.portal.url}/rooms/${world.room}?at=${promise.seq}#e${promise.seq}`);
  }
  expect((await memory(sato)).due).toMatchObject([
    { id: promise.id, kind: "answer", day: "2026-12-03", text: "단가, 납기; 회신" },
  ]);
  await kim.command("message.edit", { roomId: world.room, entryId: promise.id, text: "단가만 회신", lang: "ko" });
  expect((await memory(sato)).due).toMatchObject([{ text: "단가만 회신" }]);
  await kim.command("promise.settle", { roomId: world.room, entryId: promise.id });
  expect((await memory(sato)).due).toEqual([]);
  expect(event((await agenda(sato)).text)).toEqual([]);
});

test("an acknowledgement names who has not given it yet", async () => {
  const asked = [world.people.sato.memberId, world.people.kobayashi.memberId];
  const ask = entryOf(
    await kim.command("ack.ask", { roomId: world.room, entryId: message.id, memberIds: asked, day: "2026-12-03" }),
  );
  expect((await memory(kim)).due).toMatchObject([
    { kind: "acknowledgement", memberIds: asked, byId: world.people.kim.memberId },
  ]);
  const answer = { roomId: world.room, entryId: message.id, askId: ask.id, version: message.seq };
  await sato.command("ack.give", { ...answer, state: "seen" });
  expect((await memory(kim)).due[0]?.memberIds).toEqual(asked);
  await sato.command("ack.give", { ...answer, state: "understood" });
  expect((await memory(kim)).due[0]?.memberIds).toEqual(asked.slice(1));
});

test("a question is due at the end of its day where it was asked, and counts as late for who should answer only", async () => {
  const late = async (client: Client) => JSON.parse((await agenda(client, "/agenda/late")).text) as number;
  const before = [await late(sato), await late(kim)];
  const question = entryOf(await pin(kim, { topic: "question", text: "Since when?", day: "2026-01-05" }));
  expect(await itemOf(sato, question)).toMatchObject({ day: "2026-01-05", dueAt: Date.parse("2026-01-05T15:00:00Z") });
  expect([await late(sato), await late(kim)]).toEqual([(before[0] ?? 0) + 1, before[1]]);
  await close(sato, question);
  expect([await late(sato), await late(kim)]).toEqual(before);
});

test("an agenda has nothing of other people's rooms, and nobody's without a session", async () => {
  const stranger = await world.client(world.people.stranger);
  await pin(kim, { topic: "question", text: "Only in this room", day: "2026-12-03" });
  expect((await agenda(sato)).text).toContain("Only in this room");
  expect((await agenda(stranger)).text).not.toContain("VEVENT");
  expect((await agenda(stranger, "/agenda")).text).not.toContain("Only in this room");
  const nobody = await fetch(`${world.portal.url}/agenda.ics`, { redirect: "manual" });
  expect(nobody.status).toBe(302);
  expect(nobody.headers.get("location")).toContain("/sign-in");
});

test("a side room's question is on the own agenda and on no other", async () => {
  const side = entryOf(await sato.command("side.open", { roomId: world.room })).roomId;
  const note = entryOf(await sato.post(side, "note"));
  await pin(sato, {
    topic: "question",
    text: "Ask the plater first",
    day: "2026-12-03",
    entryId: note.id,
    roomId: side,
  });
  expect((await agenda(sato)).text).toContain("Ask the plater first");
  for (const path of ["/agenda.ics", "/agenda", `/rooms/${world.room}?panel=memory`])
    expect((await agenda(kim, path)).text).not.toContain("Ask the plater first");
});

test("the panel is there without a script", async () => {
  await pin(kim, { topic: "part", text: "BRK-220 rev C" });
  const { status, text } = await agenda(sato, `/rooms/${world.room}?panel=memory`);
  expect(status).toBe(200);
  expect(text.slice(text.indexOf("<aside"), text.indexOf("</aside>"))).toContain("BRK-220 rev C");
});

test("made again from the log, the table is the same", async () => {
  const { prisma } = world.portal.database;
  const rows = () => prisma.memoryItem.findMany({ orderBy: { entryId: "asc" } });
  const before = await rows();
  expect(before.length).toBeGreaterThan(10);
  await prisma.memoryItem.deleteMany();
  const log = await prisma.$queryRaw<EntryRow[]>`SELECT ${entryColumns} FROM entry e ORDER BY e.room_id, e.seq`;
  for (const row of log) {
    const entry = entryFrom(row);
    await projectMemory(prisma, entry, { memberId: entry.actorId, organizationId: "" });
  }
  expect(await rows()).toEqual(before);
});

test("whoever is named stays named after leaving the room", async () => {
  const fact = entryOf(await pin(kobayashi, { topic: "fact" }));
  await sato.command("member.remove", { roomId: world.room, memberId: world.people.kobayashi.memberId });
  const { items, people } = await memory(kim);
  expect(items.some(({ id }) => id === fact.id)).toBe(true);
  expect(people.find(({ id }) => id === world.people.kobayashi.memberId)).toMatchObject({ present: false });
});
