import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Actor } from "~/domain/actor";
import { endOfDay } from "~/domain/day";
import type { Entry } from "~/domain/entry";
import type { RoomPage } from "~/domain/protocol";
import { type Result, refused } from "~/domain/result";
import { fold } from "~/domain/timeline";
import { projectDue } from "../../server/services/due";
import { type EntryRow, entryColumns, entryFrom } from "../../server/services/entry-row";
import { startWorld, type World } from "../support/world";

let world: World;
let room: string;
let message: Entry;

beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

beforeEach(async () => {
  const { sato, kobayashi, kim, supplierId, buyerId } = world.people;
  const companies = [
    { id: supplierId, side: "supplier" },
    { id: buyerId, side: "buyer" },
  ];
  const memberIds = [sato, kobayashi, kim].map(({ memberId }) => memberId);
  room = (await done(sato, "room.open", { name: "Asked and answered", companies, memberIds })).roomId;
  message = await post(kim, "穴径を H7 に変更したいです");
});

function run(actor: Actor, name: string, input: Record<string, unknown>): Promise<Result<Entry>> {
  return world.portal.services.execute(actor, name, { clientKey: randomUUID(), roomId: room, ...input });
}

async function done(actor: Actor, name: string, input: Record<string, unknown>): Promise<Entry> {
  const result = await run(actor, name, input);
  if (!result.ok) throw new Error(`${name} was refused: ${result.code}`);
  return result.value;
}

const post = (actor: Actor, text: string, more = {}) => done(actor, "message.post", { text, lang: "ja", ...more });

const ask = (actor: Actor, asked: Actor[], more = {}) =>
  run(actor, "ack.ask", { entryId: message.id, memberIds: asked.map(({ memberId }) => memberId), ...more });

async function asked(actor: Actor, people: Actor[], more = {}): Promise<string> {
  const result = await ask(actor, people, more);
  if (!result.ok) throw new Error(`the ask was refused: ${result.code}`);
  return result.value.id;
}

const give = (actor: Actor, askId: string, state: string, more = {}) =>
  run(actor, "ack.give", { entryId: message.id, askId, state, version: message.seq, ...more });

async function due() {
  const items = await world.portal.database.prisma.dueItem.findMany({ where: { roomId: room } });
  return items.sort((a, b) => `${a.entryId}${a.calendarId}`.localeCompare(`${b.entryId}${b.calendarId}`));
}

test("seen, understood and accepted stay three facts with their own times, and nobody answers for another", async () => {
  const { kim, sato, kobayashi } = world.people;
  const askId = await asked(kim, [sato, kobayashi]);
  for (const state of ["seen", "understood", "accepted"]) await give(sato, askId, state);
  await give(kobayashi, askId, "seen");
  const page = await world.portal.services.room.page(kim, room);
  const row = fold(page.entries).find(({ key }) => key.endsWith(message.clientKey ?? "-"));
  const about = row && "about" in row ? row.about : undefined;
  expect(about?.ask).toMatchObject({ id: askId, askedById: kim.memberId });
  const [first, second] = about?.ask?.answers ?? [];
  expect(first).toMatchObject({ memberId: sato.memberId, decision: { state: "accepted", version: message.seq } });
  expect(first?.seenAt).toBeLessThanOrEqual(first?.understoodAt ?? 0);
  expect(second).toMatchObject({ memberId: kobayashi.memberId, understoodAt: null, decision: null });
  expect(second?.seenAt).toEqual(expect.any(Number));
});

test("only people of the room are asked, and never oneself", async () => {
  const { kim, lee, stranger, sato } = world.people;
  expect(await ask(kim, [lee])).toMatchObject(refused("notFound"));
  expect(await ask(kim, [sato, stranger])).toMatchObject(refused("notFound"));
  expect(await ask(kim, [kim])).toMatchObject(refused("invalid", { field: "memberIds" }));
  expect(await ask(stranger, [sato])).toMatchObject(refused("notFound"));
  expect(await ask(kim, [sato, sato])).toMatchObject({ ok: true, value: { payload: { memberIds: [sato.memberId] } } });
});

test("whoever was not asked says nothing, and one person decides once", async () => {
  const { kim, sato, kobayashi, stranger } = world.people;
  const askId = await asked(kim, [sato]);
  expect(await give(kobayashi, askId, "accepted")).toMatchObject(refused("forbidden"));
  expect(await give(kim, askId, "seen")).toMatchObject(refused("forbidden"));
  expect(await give(stranger, askId, "accepted")).toMatchObject(refused("notFound"));
  expect(await give(sato, askId, "accepted")).toMatchObject({ ok: true });
  expect(await give(sato, askId, "declined", { text: "新しい工具が必要です" })).toMatchObject(refused("alreadyDone"));
  expect(await give(sato, askId, "understood")).toMatchObject(refused("alreadyDone"));
});

test("the same answer from two tabs is one entry; another reason is not swallowed", async () => {
  const { kim, sato } = world.people;
  const askId = await asked(kim, [sato]);
  const [one, other] = await Promise.all([
    give(sato, askId, "declined", { text: "納期が厳しいため" }),
    give(sato, askId, "declined", { text: "納期が厳しいため" }),
  ]);
  expect(one).toMatchObject({ ok: true });
  expect(other).toEqual(one);
  expect(await give(sato, askId, "declined", { text: "別の理由" })).toMatchObject(refused("alreadyDone"));
});

test("a condition and a reason are wanted where they belong, and only there", async () => {
  const { kim, sato } = world.people;
  const askId = await asked(kim, [sato]);
  for (const state of ["acceptedIf", "declined"]) {
    expect(await give(sato, askId, state)).toMatchObject(refused("empty", { field: "text" }));
    expect(await give(sato, askId, state, { text: " \u3000" })).toMatchObject(refused("empty", { field: "text" }));
  }
  expect(await give(sato, askId, "accepted", { text: "ただし" })).toMatchObject(refused("invalid", { field: "text" }));
});

test("what was edited meanwhile is not agreed to, but it was in view", async () => {
  const { kim, sato, kobayashi } = world.people;
  const askId = await asked(kim, [sato, kobayashi]);
  const edit = await done(kim, "message.edit", { entryId: message.id, text: "穴径を H6 に変更したいです", lang: "ja" });
  expect(await give(sato, askId, "seen")).toMatchObject({ ok: true });
  expect(await give(sato, askId, "understood")).toMatchObject(refused("conflict", { field: "version" }));
  expect(await give(sato, askId, "accepted")).toMatchObject(refused("conflict", { field: "version" }));
  expect(await give(sato, askId, "accepted", { version: edit.seq })).toMatchObject({ ok: true });
  expect(await give(kobayashi, askId, "seen", { version: edit.seq + 1 })).toMatchObject(refused("conflict"));
});

test("a new ask begins anew, and what was withdrawn is over", async () => {
  const { kim, sato } = world.people;
  const first = await asked(kim, [sato]);
  await give(sato, first, "accepted");
  const second = await asked(kim, [sato]);
  expect(await give(sato, first, "accepted")).toMatchObject(refused("conflict", { field: "askId" }));
  expect(await give(sato, second, "declined", { text: "条件が変わったため" })).toMatchObject({ ok: true });
  await done(kim, "message.withdraw", { entryId: message.id });
  expect(await give(sato, second, "understood")).toMatchObject(refused("withdrawn"));
  expect(await ask(kim, [sato])).toMatchObject(refused("withdrawn"));
});

test("a guest says that it was understood and never decides", async () => {
  const { kim, sato, kobayashi, strangerId } = world.people;
  const { prisma } = world.portal.database;
  const guest = world.people.stranger;
  await prisma.roomCompany.create({ data: { roomId: room, organizationId: strangerId, side: "guest" } });
  await prisma.participant.create({ data: { roomId: room, memberId: guest.memberId } });
  const askId = await asked(kim, [guest, sato, kobayashi]);
  expect(await give(guest, askId, "accepted")).toMatchObject(refused("forbidden"));
  expect(await give(guest, askId, "declined", { text: "客です" })).toMatchObject(refused("forbidden"));
  expect(await give(guest, askId, "understood")).toMatchObject({ ok: true });
});

test("comings and replies are asked about like messages", async () => {
  const { kim, sato } = world.people;
  const page = (await world.portal.services.room.page(kim, room)) as RoomPage;
  const joined = page.entries.find(({ kind }) => kind === "member.joined");
  message = joined as Entry;
  const askId = await asked(kim, [sato]);
  expect(await give(sato, askId, "understood")).toMatchObject({ ok: true });
  message = await done(kim, "reply.post", { entryId: message.id, text: "返信", lang: "ja" });
  const onReply = await asked(kim, [sato]);
  expect(await give(sato, onReply, "accepted")).toMatchObject({ ok: true, value: { rootId: joined?.id } });
});

test("what is due is one item a company, on its own calendar, until all of its people have answered", async () => {
  const { kim, sato, kobayashi, supplierId, buyerId } = world.people;
  const { prisma } = world.portal.database;
  await prisma.organization.update({ where: { id: buyerId }, data: { timeZone: "Europe/Oslo" } });
  const askId = await asked(sato, [kobayashi, kim], { day: "2026-10-05" });
  expect(await due()).toEqual(
    [
      { organizationId: supplierId, memberIds: [kobayashi.memberId], dueAt: BigInt(Date.UTC(2026, 9, 5, 15)) },
      { organizationId: buyerId, memberIds: [kim.memberId], dueAt: BigInt(Date.UTC(2026, 9, 5, 22)) },
    ]
      .sort((a, b) => a.organizationId.localeCompare(b.organizationId))
      .map((item) => expect.objectContaining({ ...item, kind: "acknowledgement", day: "2026-10-05", closedAt: null })),
  );
  await give(kim, askId, "seen");
  expect((await due()).every(({ closedAt }) => closedAt === null)).toBe(true);
  await give(kim, askId, "understood");
  const open = (await due()).filter(({ closedAt }) => closedAt === null);
  expect(open).toEqual([expect.objectContaining({ organizationId: supplierId })]);
  await done(sato, "member.remove", { memberId: kobayashi.memberId });
  expect((await due()).every(({ closedAt }) => closedAt !== null)).toBe(true);
  await prisma.organization.update({ where: { id: buyerId }, data: { timeZone: "Asia/Seoul" } });
});

test("promises and questions are due until they are settled, closed or withdrawn, and the log alone makes it again", async () => {
  const { kim, sato, kobayashi, supplierId } = world.people;
  const later = { kind: "answerBy", day: "2026-10-09" };
  const kept = await post(sato, "9日までに回答します", { meaning: later });
  const taken = await post(sato, "9日までに回答します", { meaning: later });
  const open = await post(sato, "9日までに回答します", { meaning: later });
  await post(sato, "できます", { meaning: { kind: "yes" } });
  await done(kobayashi, "promise.settle", { entryId: kept.id });
  await done(sato, "message.withdraw", { entryId: taken.id });
  expect(await run(kim, "promise.settle", { entryId: open.id })).toMatchObject(refused("forbidden"));
  const question = await done(kim, "memory.pin", { entryId: message.id, topic: "question", text: "穴径は？" });
  await done(kim, "memory.pin", { entryId: message.id, topic: "fact", text: "材質は SUS304" });
  const closed = await done(kim, "memory.pin", { entryId: message.id, topic: "question", text: "納期は？" });
  await done(kim, "memory.close", { entryId: message.id, itemId: closed.id });
  const both = await asked(kim, [sato, kobayashi]);
  await give(sato, both, "understood");
  await new Promise((resolve) => setTimeout(resolve, 5)); // it is the later answer whose time counts
  await give(kobayashi, both, "accepted");
  const replaced = await asked(kim, [sato, kobayashi], { day: "2026-10-05" });
  await give(sato, replaced, "understood");
  const latest = await asked(kim, [sato, kobayashi]);
  await give(sato, latest, "accepted");
  const before = await due();
  const stillOpen = before.filter(({ closedAt }) => closedAt === null).map(({ entryId }) => entryId);
  expect(stillOpen.sort()).toEqual([open.id, question.id, latest].sort());
  expect(before.find(({ entryId }) => entryId === open.id)).toMatchObject({
    kind: "answer",
    aboutId: open.id,
    rootSeq: open.seq,
    organizationId: supplierId,
    memberIds: [sato.memberId],
    dueAt: BigInt(endOfDay("2026-10-09", "Asia/Tokyo")),
  });

  const { prisma } = world.portal.database;
  await prisma.dueItem.deleteMany({ where: { roomId: room } });
  const rows = await prisma.$queryRaw<EntryRow[]>`
    SELECT ${entryColumns} FROM entry e WHERE e.room_id = ${room}::uuid ORDER BY e.seq`;
  for (const entry of rows.map(entryFrom)) {
    const { organizationId } = await prisma.member.findUniqueOrThrow({ where: { id: entry.actorId } });
    await projectDue(prisma, entry, { memberId: entry.actorId, organizationId });
  }
  expect(await due()).toEqual(before);
});
