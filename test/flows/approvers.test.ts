import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { Actor } from "~/domain/actor";
import { refused } from "~/domain/result";
import { boreChange, boreSheet } from "../support/bore-change";
import { type Client, postForm } from "../support/client";
import { refusal } from "../support/refusal";
import { atOnce, entryOf, specChangeRoom } from "../support/spec-change-room";
import { startWorld, type World } from "../support/world";

let world: World;
let sato: Client;
let kobayashi: Client;
let kim: Client;
const { directly, propose, stateOf, step } = specChangeRoom(() => world);

beforeAll(async () => {
  world = await startWorld();
  sato = await world.client(world.people.sato);
  kobayashi = await world.client(world.people.kobayashi);
  kim = await world.client(world.people.kim);
});
afterAll(() => world.stop());
afterEach(() => set(world.people.sato, [world.people.sato, world.people.kobayashi], 1));

const set = (actor: Actor, people: Actor[], needed: number) =>
  world.portal.services.approver.set(actor, { memberIds: people.map(({ memberId }) => memberId), needed });

async function answered(): Promise<string> {
  const id = entryOf(await propose(kim, { content: { ...boreChange, effectivity: atOnce } })).id;
  entryOf(await step(sato, id, "answerImpact", { sheet: boreSheet }));
  return id;
}

test("whoever may not accept for their company is refused, and may again when it is changed", async () => {
  const { sato: manager, kobayashi: member } = world.people;
  const id = await answered();
  await set(manager, [manager], 1);
  expect(await step(kobayashi, id, "accept")).toEqual(refused("notApprover"));
  expect((await stateOf(id)).acceptances).toEqual([]);
  entryOf(await step(kobayashi, id, "understand"));
  await set(manager, [manager, member], 1);
  entryOf(await step(kobayashi, id, "accept"));
  expect((await stateOf(id)).acceptances).toHaveLength(1);
  await set(manager, [manager], 1);
  expect((await stateOf(id)).acceptances, "what was accepted stays").toHaveLength(1);
  expect(entryOf(await step(kobayashi, id, "accept")).kind, "and is answered again").toBe("specChange.accepted");
});

test("as many must accept as the company says, and each acceptance keeps how many that were", async () => {
  const { sato: manager, kobayashi: member } = world.people;
  const id = await answered();
  await set(manager, [manager, member], 2);
  entryOf(await step(kim, id, "accept"));
  entryOf(await step(kobayashi, id, "accept"));
  await set(manager, [manager, member], 1);
  expect((await stateOf(id)).agreed).toBeNull();
  entryOf(await step(sato, id, "accept"));
  expect((await stateOf(id)).state).toBe("agreed");
});

test("managers alone set it, for their own people, and never more than there are", async () => {
  const { sato: manager, kobayashi: member, kim: other } = world.people;
  expect(await refusal(set(member, [manager, member], 1))).toBe("forbidden");
  expect(await refusal(set(manager, [manager, other], 1))).toBe("invalid");
  expect(await refusal(set(manager, [manager], 2))).toBe("tooFewApprovers");
  const { approver } = world.portal.services;
  expect(await refusal(approver.set(manager, { memberIds: [], needed: 0 }))).toBe("tooFewApprovers");
  const list = await approver.list(member);
  expect(list).toMatchObject({ needed: 1, people: [{ name: "Kobayashi", mayAccept: true }, { name: "Sato" }] });
});

test("nobody is shut out without whom too few could accept", async () => {
  const { sato: manager, kobayashi: member } = world.people;
  const { services } = world.portal;
  await set(manager, [manager, member], 2);
  const shutOut = (disabled: boolean) => services.member.disable(manager, member.memberId, disabled);
  expect(await refusal(shutOut(true))).toBe("tooFewApprovers");
  await set(manager, [manager], 1);
  await shutOut(true);
  expect((await services.approver.list(manager)).people).toHaveLength(1);
  await shutOut(false);
  const kept = (await services.approver.list(manager)).people.find(({ id }) => id === member.memberId);
  expect(kept, "who comes back is what they were").toMatchObject({ mayAccept: false });
  expect(await refusal(set(manager, [manager], 2))).toBe("tooFewApprovers");
});

test("a newcomer may accept where everybody may, and not where some were chosen", async () => {
  const { sato: manager, kobayashi: member } = world.people;
  const { services } = world.portal;
  const join = async (name: string) => {
    const who = { name, email: `${name.toLowerCase()}-approver@test.example`, role: "member", locale: "ja" } as const;
    const { token } = await services.member.invite(manager, who);
    const password = "correct horse battery";
    await services.member.join(token, { name, reading: null, locale: "ja", timeZone: "Asia/Tokyo", password });
    const { people } = await services.approver.list(manager);
    return people.find((one) => one.name === name);
  };
  expect(await join("Free")).toMatchObject({ mayAccept: true });
  await set(manager, [manager, member], 1);
  const chosen = await join("Later");
  expect(chosen).toMatchObject({ mayAccept: false });
  await world.portal.database.prisma.member.updateMany({
    where: { name: { in: ["Free", "Later"] } },
    data: { disabledAt: new Date() },
  });
});

test("the page of a change says who accepts to their own company alone", async () => {
  const { sato: manager, kobayashi: member, kim: other } = world.people;
  const entryId = await answered();
  await set(manager, [manager], 1);
  const page = (actor: Actor) => world.portal.services.specChange.page(actor, { roomId: world.room, entryId });
  expect((await page(member)).approvers).toMatchObject({ mayAccept: false, needed: 1, people: [{ name: "Sato" }] });
  expect((await page(other)).approvers.people.map(({ name }) => name)).toEqual(["Kim", "Lee"]);
});

test("who may not accept has no button for it but reads who does; where two must, how many have", async () => {
  const { sato: manager, kobayashi: member } = world.people;
  const entryId = await answered();
  const address = `${world.portal.url}/rooms/${world.room}/changes/${entryId}`;
  const pageFor = async (actor: Actor) => {
    const { cookie } = await world.client(actor);
    return (await fetch(address, { headers: { cookie } })).text();
  };
  const button = 'value="specChange.accept"';
  expect(await pageFor(member)).toContain(button);
  await set(manager, [manager], 1);
  const told = await pageFor(member);
  expect(told).not.toContain(button);
  expect(told).toContain("Tamagawa Sampleの承諾担当：Satoさん");
  expect(await pageFor(manager)).toContain(button);
  await set(manager, [manager, member], 2);
  entryOf(await step(sato, entryId, "accept"));
  const half = await pageFor(member);
  expect(half).toContain(button);
  expect(half).toContain("2名中1名が承諾済み");
  expect(await pageFor(world.people.kim)).not.toContain("承諾担当");
});

test("the company page has the form for managers, works without a script, and only tells the others", async () => {
  const { sato: manager, kobayashi: member } = world.people;
  const get = async (client: Client) =>
    (await fetch(`${world.portal.url}/company`, { headers: { cookie: client.cookie } })).text();
  const own = await get(sato);
  expect(own).toContain(`value="${member.memberId}"`);
  const told = await get(await world.client(member));
  expect(told).toContain("Sato");
  expect(told).not.toContain("<input");
  expect(told, "nobody's address").not.toContain("@test.example");
  const send = async (client: Client, fields: Record<string, string>) => {
    const address = [world.portal.url, "/company"] as const;
    const response = await postForm(...address, { intent: "approvers", ...fields }, { cookie: client.cookie });
    return { status: response.status, page: await response.text() };
  };
  const few = await send(sato, { approverIds: manager.memberId, needed: "2" });
  expect(few.status).toBe(409);
  expect(few.page).toContain("人数が足りなくなります");
  expect((await send(sato, { needed: "1" })).status, "nobody at all").toBe(409);
  expect((await send(sato, { approverIds: manager.memberId, needed: "x" })).status).toBe(400);
  expect((await send(await world.client(member), { approverIds: member.memberId, needed: "1" })).status).toBe(403);
  expect((await send(sato, { approverIds: manager.memberId, needed: "1" })).status).toBe(200);
  expect(entryOf(await directlyUnderstood(member)).kind).toBe("specChange.understood");
  const { people } = await world.portal.services.approver.list(manager);
  expect(people.filter(({ mayAccept }) => mayAccept).map(({ name }) => name)).toEqual(["Sato"]);
});

async function directlyUnderstood(member: Actor) {
  return step(directly(member), await answered(), "understand");
}
