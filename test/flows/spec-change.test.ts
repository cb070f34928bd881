import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Entry } from "~/domain/entry";
import type { RoomPage } from "~/domain/protocol";
import { refused } from "~/domain/result";
import { alternative, boreChange, boreSheet, halfSheet } from "../support/bore-change";
import type { Client } from "../support/client";
import { atOnce, entryOf, specChangeRoom } from "../support/spec-change-room";
import { startWorld, type World } from "../support/world";

let world: World;
let sato: Client;
let kobayashi: Client;
let kim: Client;
const { directly, propose, stateOf, step, terms } = specChangeRoom(() => world);

beforeAll(async () => {
  world = await startWorld();
  sato = await world.client(world.people.sato);
  kobayashi = await world.client(world.people.kobayashi);
  kim = await world.client(world.people.kim);
});
afterAll(() => world.stop());

const notFound = refused("notFound");
const forbidden = refused("forbidden");
const row = (entryId: string) => world.portal.database.prisma.specChange.findUniqueOrThrow({ where: { entryId } });
const proposed = async (more = {}) => entryOf(await propose(kim, more)).id;
const answered = (effectivity: object = atOnce, sheet: object = boreSheet) =>
  proposed({ content: { ...boreChange, effectivity } }).then(async (id) => {
    entryOf(await step(sato, id, "answerImpact", { sheet }));
    return id;
  });

async function kindsOf(entryId: string): Promise<string[]> {
  const { entries } = (await kim.page(world.room)) as RoomPage;
  const isOf = ({ id, rootId, payload }: Entry) =>
    id === entryId || rootId === entryId || (payload as { changeId?: string } | null)?.changeId === entryId;
  return entries.filter(isOf).map(({ kind, payload }) => {
    const { step } = (payload ?? {}) as { step?: string };
    return kind.slice("specChange.".length) + (step ? ` ${step}` : "");
  });
}

test("changes are counted in their room, and one that asks for the impact by a day waits for the other side", async () => {
  const [first, second] = [await proposed(), await proposed({ asksImpact: true, answerBy: "2026-10-09" })];
  expect([(await row(first)).number, (await row(second)).number]).toEqual([1, 2]);
  expect(await row(second)).toMatchObject({ state: "impactRequested", day: "2026-10-09", waitsFor: ["supplier"] });
  const { people } = world;
  const other = await directly(people.administrator).command("room.open", {
    name: "second room",
    companies: [
      { id: people.strangerId, side: "buyer" },
      { id: people.supplierId, side: "supplier" },
    ],
    memberIds: [people.stranger.memberId, people.sato.memberId],
  });
  const there = await propose(sato, { roomId: entryOf(other).roomId });
  expect(entryOf(there).payload).toMatchObject({ number: 1, side: "supplier" });
  const twins = await Promise.all([propose(kim), propose(sato), propose(kobayashi)]);
  const numbers = twins.map((one) => (entryOf(one).payload as { number: number }).number);
  expect(numbers.sort()).toEqual([3, 4, 5]);
});

test("the conversation has a line for each step, and none for having understood", async () => {
  const id = await proposed();
  entryOf(await step(sato, id, "understand"));
  entryOf(await step(kim, id, "requestImpact", { day: "2026-10-09" }));
  entryOf(await step(kim, id, "revise", { content: { ...boreChange, title: "Ø12 H8→H7, first lot" } }));
  expect(await kindsOf(id)).toEqual([
    "proposed",
    "understood",
    "impactRequested",
    "stepped requestImpact",
    "revised",
    "stepped revise",
  ]);
  const line = kim.received.findLast(({ kind }) => kind === "specChange.stepped");
  expect(line).toMatchObject({
    ownRow: true,
    payload: { changeId: id, step: "revise", title: "Ø12 H8→H7, first lot" },
  });
  expect(await row(id)).toMatchObject({ state: "impactRequested", revision: 2, day: "2026-10-09" });
});

test("nobody accepts while a line is empty: the answer names it, and the clock of the answer goes on", async () => {
  const id = await answered(atOnce, halfSheet);
  expect(await row(id)).toMatchObject({ state: "impactAnswered", waitsFor: ["supplier"], askedAt: expect.anything() });
  for (const by of [kim, sato])
    expect(await step(by, id, "accept")).toEqual(refused("empty", { field: "scrapAndRework" }));
  expect(await step(kim, id, "accept", { option: "neither" })).toEqual(refused("notFound", { field: "option" }));
  entryOf(await step(sato, id, "answerImpact"));
  expect(await row(id)).toMatchObject({ waitsFor: ["buyer"], askedAt: null, currency: "JPY", leadDays: 2 });
  entryOf(await step(kim, id, "accept"));
  expect((await stateOf(id)).agreed).toBeNull();
});

test("the alternative is agreed when both have accepted it, and costs what it costs", async () => {
  const id = await answered();
  entryOf(await step(kim, id, "accept", { option: alternative }));
  expect(await row(id)).toMatchObject({ state: "impactAnswered", waitsFor: ["supplier"], priceTo: "415" });
  entryOf(await step(sato, id, "accept"));
  expect(await stateOf(id)).toMatchObject({ state: "impactAnswered", agreed: null });
  const last = entryOf(await step(sato, id, "accept", { option: alternative }));
  expect(last.kind).toBe("specChange.accepted");
  expect(await stateOf(id)).toMatchObject({ state: "agreed", agreed: { option: alternative } });
  expect(await row(id)).toMatchObject({ state: "agreed", waitsFor: ["supplier"], priceTo: null, leadDays: 0 });
  expect((await kindsOf(id)).slice(-4)).toEqual(["accepted", "stepped accept", "agreed", "stepped agree"]);
});

test("what was agreed for a day is scheduled with it; the supplier makes it, the buyer finds it good", async () => {
  const id = await answered({ kind: "lot", day: "2026-10-19", first: "L-1" });
  entryOf(await step(kim, id, "accept"));
  entryOf(await step(sato, id, "accept"));
  expect(await stateOf(id)).toMatchObject({ state: "scheduled", schedule: { day: "2026-10-19", first: "L-1" } });
  expect(await step(kim, id, "takeEffect")).toEqual(forbidden);
  expect(await step(sato, id, "verify")).toEqual(forbidden);
  expect(await step(kim, id, "verify")).toEqual(refused("outdated"));
  expect(await step(kim, id, "schedule", { day: undefined })).toEqual(refused("empty", { field: "day" }));
  entryOf(await step(kim, id, "schedule", { day: undefined, first: "L-2" }));
  const inTwoDays = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);
  expect(await step(sato, id, "takeEffect", { day: inTwoDays })).toEqual(refused("dayToCome", { field: "day" }));
  entryOf(await step(sato, id, "takeEffect"));
  expect(await step(sato, id, "takeEffect")).toEqual(refused("alreadyDone"));
  expect(await step(sato, id, "verify")).toEqual(forbidden);
  entryOf(await step(kim, id, "verify", { note: "초도품 합격" }));
  expect(await row(id)).toMatchObject({ state: "verified", waitsFor: [], priceTo: "415" });
});

test("what stood on an older screen is refused, and what was accepted before is void", async () => {
  const id = await answered();
  const old = { terms: await terms(id), revision: 1 };
  entryOf(await step(kim, id, "accept", old));
  entryOf(await step(sato, id, "answerImpact"));
  expect(await stateOf(id)).toMatchObject({ acceptances: [], voided: [{ memberId: world.people.kim.memberId }] });
  for (const by of [kim, sato])
    expect(await step(by, id, "accept", old)).toEqual(refused("outdated", { field: "terms" }));
  entryOf(await step(kim, id, "accept"));
  entryOf(await step(kim, id, "revise"));
  expect(await stateOf(id)).toMatchObject({ state: "proposed", acceptances: [], voided: [{}, {}] });
  expect(await step(sato, id, "accept", old)).toEqual(refused("outdated"));
  for (const name of ["answerImpact", "understand"] as const)
    expect(await step(sato, id, name, { revision: 1 })).toEqual(refused("outdated", { field: "revision" }));
  expect(await step(kim, id, "revise", { revision: 1 })).toEqual(refused("outdated", { field: "revision" }));
  expect(await step(kim, id, "revise", { revision: 3 })).toEqual(refused("outdated", { field: "revision" }));
});

test("one side alone agrees to nothing, however often and by however many of its people", async () => {
  const id = await answered();
  for (const by of [sato, kobayashi, sato]) entryOf(await step(by, id, "accept"));
  expect(await stateOf(id)).toMatchObject({ agreed: null, acceptances: [{ side: "supplier" }, { side: "supplier" }] });
  expect(await row(id)).toMatchObject({ state: "impactAnswered", waitsFor: ["buyer"] });
});

test("a company that wants two people to accept is not bound by one of them", async () => {
  const { supplierId } = world.people;
  const { prisma } = world.portal.database;
  await prisma.organization.update({ where: { id: supplierId }, data: { acceptancesNeeded: 2 } });
  const id = await answered();
  for (const by of [kim, sato, sato]) entryOf(await step(by, id, "accept"));
  expect(await stateOf(id)).toMatchObject({ agreed: null, acceptances: [{}, { needed: 2 }] });
  expect(await row(id)).toMatchObject({ waitsFor: ["supplier"] });
  entryOf(await step(kobayashi, id, "accept"));
  expect(await stateOf(id)).toMatchObject({ state: "agreed" });
  await prisma.organization.update({ where: { id: supplierId }, data: { acceptancesNeeded: 1 } });
});

test("it is withdrawn by its own side and rejected by the other, with a reason, and then it is over", async () => {
  const [one, other] = [await answered(), await answered()];
  expect(await step(kim, one, "withdraw", { reason: " " })).toMatchObject(refused("empty", { field: "reason" }));
  expect([await step(sato, one, "withdraw"), await step(kim, one, "reject")]).toEqual([forbidden, forbidden]);
  entryOf(await step(kim, one, "withdraw"));
  entryOf(await step(sato, other, "reject"));
  expect(await stateOf(other)).toMatchObject({ state: "rejected", ended: { reason: "この条件では受けられません" } });
  for (const id of [one, other]) {
    expect(await step(kim, id, "accept")).toEqual(refused("alreadyDone"));
    expect(await step(kim, id, "revise")).toEqual(refused("alreadyDone"));
  }
});

describe("the same said twice", () => {
  test("with the same key is one entry; with the same key and other words it is refused", async () => {
    const clientKey = randomUUID();
    const [one, other] = await Promise.all([propose(kim, { clientKey }), propose(kim, { clientKey })]);
    expect(entryOf(one).id).toBe(entryOf(other).id);
    const id = entryOf(one).id;
    const again = { clientKey: randomUUID() };
    expect(entryOf(await step(kim, id, "requestImpact", again))).toEqual(
      entryOf(await step(kim, id, "requestImpact", again)),
    );
    expect(await step(kim, id, "withdraw", again)).toEqual(refused("conflict"));
    expect((await kindsOf(id)).filter((kind) => kind === "impactRequested")).toHaveLength(1);
  });

  test("by two clicks with two keys is understood and accepted once, also by the click that makes it agreed", async () => {
    const id = await answered();
    const twice = async (by: Client, name: "understand" | "accept") => {
      const [one, other] = await Promise.all([step(by, id, name), step(by, id, name)]);
      expect(entryOf(one).id).toBe(entryOf(other).id);
    };
    await twice(sato, "understand");
    await twice(kim, "accept");
    await twice(sato, "accept");
    const kinds = await kindsOf(id);
    for (const [kind, count] of [
      ["understood", 1],
      ["accepted", 2],
      ["agreed", 1],
    ] as const)
      expect(kinds.filter((one) => one === kind)).toHaveLength(count);
    expect(entryOf(await step(sato, id, "understand")).kind).toBe("specChange.understood");
    expect(await step(kobayashi, id, "accept")).toEqual(refused("alreadyDone"));
  });

  test("but what a new sheet has voided is not accepted by the click of yesterday", async () => {
    const id = await answered();
    const old = { terms: await terms(id) };
    entryOf(await step(kim, id, "accept", old));
    entryOf(await step(sato, id, "answerImpact"));
    expect(await step(kim, id, "accept", old)).toEqual(refused("outdated", { field: "terms" }));
  });
});

describe("what names something else", () => {
  test("a file or a characteristic that there is not", async () => {
    const drawing = { ...boreChange.drawing, fileId: randomUUID() };
    const field = "content.drawing.fileId";
    expect(await propose(kim, { content: { ...boreChange, drawing } })).toEqual(refused("notFound", { field }));
    const id = await proposed();
    expect(await step(kim, id, "revise", { content: { ...boreChange, drawing } })).toEqual(
      refused("notFound", { field }),
    );
    const [other] = boreSheet.alternatives;
    const instead = other?.instead.map((one) => ({ ...one, key: "weight" }));
    for (const faulty of [instead, [...(other?.instead ?? []), ...(other?.instead ?? [])]]) {
      const sheet = { ...boreSheet, alternatives: [{ ...other, instead: faulty }] };
      expect(await step(sato, id, "answerImpact", { sheet })).toMatchObject(refused("invalid"));
    }
  });

  test("a message, a step, and a change of another room are no change of this one", async () => {
    const id = await proposed();
    const understood = entryOf(await step(sato, id, "understand"));
    const message = entryOf(await kim.post(world.room, "H7?"));
    const side = entryOf(await sato.command("side.open", { roomId: world.room })).roomId;
    const input = { roomId: world.room, revision: 1 };
    for (const entryId of [understood.id, message.id, randomUUID()])
      expect(await sato.command("specChange.understand", { ...input, entryId })).toEqual(notFound);
    expect(await sato.command("specChange.understand", { ...input, roomId: side, entryId: id })).toEqual(notFound);
    expect(await propose(sato, { roomId: side })).toEqual(forbidden);
  });
});
