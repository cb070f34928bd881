import { randomUUID } from "node:crypto";
import { readdirSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "~/domain/actor";
import { newId } from "../../server/services/id";
import { boreChange } from "../support/bore-change";
import { entryOf, specChangeRoom } from "../support/spec-change-room";
import { startWorld, type World } from "../support/world";

// Every route about spec changes, asked by everybody: which status it answers with, and whether the change is in the answer.

/** With the file that answers. `:room` and `:change` are the change's own, except in the rows of a side room. */
const paths = {
  "/rooms/:room/changes/:change": "rooms_.$roomId.changes.$entryId.tsx",
  "/rooms/:room/changes/:change.csv": "rooms_.$roomId.changes.$entryId[.]csv.ts",
  "/rooms/:room/changes/:change.json": "rooms_.$roomId.changes.$entryId[.]json.ts",
  "/rooms/:room/changes/:change/impact": "rooms_.$roomId.changes.$entryId_.impact.tsx",
  "/rooms/:room/changes/new": "rooms_.$roomId.changes.new.tsx",
  "/rooms/:room/changes/new?revise=:change": "rooms_.$roomId.changes.new.tsx",
  "/rooms/:room/drafts?draft=:change": "rooms.$roomId_.drafts.ts",
  "/changes": "changes.tsx",
  "/changes/waiting": "changes_.waiting.ts",
};

/** One answer for each path, in the order above: the status, and * where the change is told of. */
const table = {
  "the proposer": "200* 200* 200* 200* 200 200* 404 200* 200",
  "the other side": "200* 200* 200* 200* 200 403 404 200* 200",
  "a guest of the room": "200* 200* 200* 200* 403 403 404 200* 200",
  "somebody of the other side, in their own notes": "404 404 404 404 403 403 404 200* 200",
  "a stranger": "404 404 404 404 404 404 404 200 200",
  "a removed member": "404 404 404 404 404 404 404 200 200",
  "the buyer's manager, who is not in the room": "404 404 404 404 404 404 404 200 200",
} as const;
type Who = keyof typeof table;

let world: World;
let change: string;
let sideRoom: string;
let people: Record<Who, Actor>;
const { directly, propose } = specChangeRoom(() => world);

beforeAll(async () => {
  world = await startWorld();
  const { kim, lee, sato, stranger, strangerId, buyerId } = world.people;
  change = entryOf(await propose(directly(kim), { asksImpact: true })).id;
  await run(kim, "member.add", { memberId: lee.memberId });
  await run(kim, "member.remove", { memberId: lee.memberId });
  sideRoom = (await run(sato, "side.open", {})).roomId;
  const { prisma } = world.portal.database;
  const account = await prisma.account.findFirstOrThrow({ where: { memberId: kim.memberId } });
  const joins = async (organizationId: string, role: "manager" | "member"): Promise<Actor> => {
    const memberId = newId();
    const email = `${memberId}@test.example`;
    const about = { name: "Sample", email, role, organizationId, locale: "en", timeZone: "Asia/Tokyo" } as const;
    await prisma.member.create({ data: { ...about, id: memberId, acceptedAt: new Date(), emailVerified: true } });
    await prisma.account.create({ data: { ...account, id: newId(), memberId, accountId: memberId } });
    return { ...kim, memberId, email, organizationId, role };
  };
  const guest = await joins(strangerId, "member");
  await prisma.roomCompany.create({ data: { roomId: world.room, organizationId: strangerId, side: "guest" } });
  await prisma.participant.create({ data: { roomId: world.room, memberId: guest.memberId } });
  people = {
    "the proposer": kim,
    "the other side": sato,
    "a guest of the room": guest,
    "somebody of the other side, in their own notes": sato,
    "a stranger": stranger,
    "a removed member": lee,
    "the buyer's manager, who is not in the room": await joins(buyerId, "manager"),
  };
}, 120_000);
afterAll(() => world.stop());

test("the table speaks of every route about spec changes", () => {
  const files = readdirSync("app/routes").filter((name) => /changes|\$roomId_\.drafts/.test(name));
  expect([...new Set(Object.values(paths))].sort()).toEqual(files.sort());
});

describe.each(Object.keys(table) as Who[])("%s", (who) => {
  test("is answered as the table says", async () => {
    const { cookie, url } = await world.client(people[who]);
    const room = who === "somebody of the other side, in their own notes" ? sideRoom : world.room;
    const asked = async (path: string) => {
      const address = path.replace(":room", room).replace(":change", change);
      const answer = await fetch(`${url}${address}`, { headers: { cookie }, redirect: "manual" });
      return `${answer.status}${(await answer.text()).includes(boreChange.title) ? "*" : ""}`;
    };
    const answers: string[] = [];
    for (const path of Object.keys(paths)) answers.push(await asked(path));
    expect(answers.join(" ")).toBe(table[who]);
  });
});

async function run(actor: Actor, name: string, input: Record<string, unknown>) {
  return entryOf(
    await world.portal.services.execute(actor, name, { clientKey: randomUUID(), roomId: world.room, ...input }),
  );
}
