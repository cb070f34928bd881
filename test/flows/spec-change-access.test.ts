import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { commands } from "~/domain/protocol";
import type { ChangeState, ChangeStep } from "~/domain/spec-change";
import { newId } from "../../server/services/id";
import { boreChange } from "../support/bore-change";
import { type Doer, entryOf, specChangeRoom } from "../support/spec-change-room";
import { startWorld, type World } from "../support/world";

// Every command by everybody in every state, against a table in this file's own words.

const paths: Record<ChangeState, ChangeStep[]> = {
  proposed: [],
  impactRequested: ["requestImpact"],
  impactAnswered: ["answerImpact"],
  agreed: ["answerImpact", "accept"],
  scheduled: ["answerImpact", "accept", "schedule"],
  inEffect: ["answerImpact", "accept", "takeEffect"],
  verified: ["answerImpact", "accept", "takeEffect", "verify"],
  withdrawn: ["withdraw"],
  rejected: ["reject"],
};
const states = Object.keys(paths) as ChangeState[];

/** One letter for each state, in the order above: + it may be done, < too early, > too late. */
const table: Record<ChangeStep, [by: "proposing" | "answering" | "buyer" | "supplier" | "both", when: string]> = {
  revise: ["proposing", "+++>>>>>>"],
  requestImpact: ["proposing", "++>>>>>>>"],
  answerImpact: ["answering", "+++>>>>>>"],
  understand: ["answering", "+++>>>>>>"],
  accept: ["both", "<<+>>>>>>"],
  schedule: ["both", "<<<++>>>>"],
  takeEffect: ["supplier", "<<<++>>>>"],
  verify: ["buyer", "<<<<<+>>>"],
  withdraw: ["proposing", "+++>>>>>>"],
  reject: ["answering", "+++>>>>>>"],
};
const steps = Object.keys(table) as ChangeStep[];

let world: World;
let sides: Record<"buyer" | "supplier", Doer>;
let outsiders: Record<string, Doer>;
let guest: Doer;
let sideRoom: string;
const { changeAfter, directly, propose, stateOf, step } = specChangeRoom(() => world);

beforeAll(async () => {
  world = await startWorld();
  const { sato, kobayashi, kim, lee, stranger, administrator, strangerId, buyerId, supplierId } = world.people;
  const { prisma } = world.portal.database;
  await run(kim, "member.add", { memberId: lee.memberId });
  await run(kim, "member.remove", { memberId: lee.memberId });
  sideRoom = (await run(sato, "side.open", {})).roomId;
  const manager = async (organizationId: string) => {
    const memberId = newId();
    const email = `${memberId}@test.example`;
    const locale = { locale: "en", timeZone: "Asia/Tokyo" } as const;
    await prisma.member.create({
      data: { id: memberId, name: "Boss", email, role: "manager", organizationId, ...locale },
    });
    return directly({ ...kim, memberId, email, organizationId, role: "manager" });
  };
  const observer = { ...stranger, memberId: newId(), email: "observer@test.example" };
  const { memberId: id, email, locale, timeZone } = observer;
  await prisma.member.create({ data: { id, name: "Observer", email, locale, timeZone, organizationId: strangerId } });
  await prisma.roomCompany.create({ data: { roomId: world.room, organizationId: strangerId, side: "guest" } });
  await prisma.participant.create({ data: { roomId: world.room, memberId: id } });
  guest = directly(observer);
  sides = { buyer: directly(kim), supplier: directly(kobayashi) };
  outsiders = {
    "a stranger": directly(stranger),
    "a removed member": directly(lee),
    "the buyer's manager, who is not in the room": await manager(buyerId),
    "the supplier's manager, who is not in the room": await manager(supplierId),
    "the portal's administrator": directly(administrator),
  };
}, 120_000);
afterAll(() => world.stop());

test("the table speaks of every command", () => {
  const named = ["propose", ...steps].map((name) => `specChange.${name}`);
  expect(Object.keys(commands).filter((name) => name.startsWith("specChange."))).toEqual(expect.arrayContaining(named));
  expect(named).toHaveLength(Object.keys(commands).filter((name) => name.startsWith("specChange.")).length);
});

describe.each(["buyer", "supplier"] as const)("proposed by the %s", (proposer) => {
  const other = proposer === "buyer" ? "supplier" : "buyer";
  const until = (state: ChangeState) =>
    changeAfter({ proposing: sides[proposer], answering: sides[other], ...sides }, paths[state]);
  const mayDo = (name: ChangeStep, side: "buyer" | "supplier") => {
    const [by] = table[name];
    return by === "both" || by === side || by === (side === proposer ? "proposing" : "answering");
  };

  test.each(states)("%s: what is not theirs to do, or not now, nobody does", async (state) => {
    const entryId = await until(state);
    expect((await stateOf(entryId)).state).toBe(state);
    const before = JSON.stringify(await stateOf(entryId));
    for (const name of steps) {
      const when = table[name][1][states.indexOf(state)];
      for (const [who, by] of Object.entries(outsiders)) expect(await code(by, entryId, name), who).toBe("notFound");
      expect(await code(guest, entryId, name)).toBe("forbidden");
      expect(await code(sides.supplier, entryId, name, { roomId: sideRoom })).toBe("notFound");
      for (const side of ["buyer", "supplier"] as const) {
        if (!mayDo(name, side)) expect(await code(sides[side], entryId, name), name).toBe("forbidden");
        else if (when !== "+")
          expect(await code(sides[side], entryId, name), name).toBe(when === "<" ? "outdated" : "alreadyDone");
      }
    }
    expect(JSON.stringify(await stateOf(entryId))).toBe(before);
  });

  test.each(states)("%s: what is theirs to do now is done", async (state) => {
    for (const name of steps) {
      if (table[name][1][states.indexOf(state)] !== "+") continue;
      for (const side of ["buyer", "supplier"] as const)
        if (mayDo(name, side)) expect(await code(sides[side], await until(state), name), `${side} ${name}`).toBe("ok");
    }
  });
});

test("proposing is for both sides of a project room, and for nobody else", async () => {
  for (const side of ["buyer", "supplier"] as const) expect(await proposing(sides[side])).toBe("ok");
  for (const [who, by] of Object.entries(outsiders)) expect(await proposing(by), who).toBe("notFound");
  expect(await proposing(guest)).toBe("forbidden");
  expect(await proposing(sides.supplier, sideRoom)).toBe("forbidden");
  expect(await proposing(sides.buyer, sideRoom)).toBe("notFound");
});

async function proposing(by: Doer, roomId = world.room): Promise<string> {
  const result = await propose(by, { roomId, content: boreChange });
  return result.ok ? "ok" : result.code;
}

async function code(by: Doer, entryId: string, name: ChangeStep, more = {}): Promise<string> {
  const result = await step(by, entryId, name, more);
  return result.ok ? "ok" : result.code;
}

async function run(actor: World["people"]["kim"], name: string, input: Record<string, unknown>) {
  return entryOf(
    await world.portal.services.execute(actor, name, { clientKey: randomUUID(), roomId: world.room, ...input }),
  );
}
