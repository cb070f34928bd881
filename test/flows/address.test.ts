import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "~/domain/actor";
import { postForm, signIn } from "../support/client";
import { mailsTo, mailTo, tokenIn } from "../support/mailbox";
import { refusal } from "../support/refusal";
import { password, startWorld, type World } from "../support/world";

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const account = () => world.portal.services.account;
const prisma = () => world.portal.database.prisma;
const newAddress = () => `new-${randomUUID().slice(0, 8)}@test.example`;

async function askFor(actor: Actor, email = newAddress()) {
  const before = (await mailsTo(world, actor.email)).length;
  await account().changeAddress(actor, { email, current: password });
  const [old, fresh] = [await mailTo(world, actor.email, before + 1), await mailTo(world, email)];
  return { email, old, oldToken: tokenIn(old), newToken: tokenIn(fresh) };
}

const emailOf = async ({ memberId }: Actor) =>
  (await prisma().member.findUniqueOrThrow({ where: { id: memberId } })).email;

test("an address changes once both have confirmed, signed out, by POST", async () => {
  const { kim } = world.people;
  const { email, old, oldToken, newToken } = await askFor(kim);
  expect(old.html).toContain('<html lang="ko">');
  expect(old.text).toContain(email);
  await fetch(`${world.portal.url}/confirm/${oldToken}`);
  await fetch(`${world.portal.url}/confirm/${newToken}`);
  expect(await emailOf(kim), "a GET confirms nothing").toBe(kim.email);
  const confirm = (token: string) => postForm(world.portal.url, `/confirm/${token}`, { intent: "confirm" });
  expect((await confirm(newToken)).status).toBe(200);
  expect(await emailOf(kim), "half of it changes nothing").toBe(kim.email);
  expect((await confirm(newToken)).status, "the same half twice is no whole").toBe(200);
  expect(await emailOf(kim)).toBe(kim.email);
  await confirm(oldToken);
  expect(await emailOf(kim)).toBe(email);
  (await signIn(world.portal.url, email, password)).close();
  await expect(signIn(world.portal.url, kim.email, password)).rejects.toThrow();
  expect(await refusal(account().confirmAddress(oldToken))).toBe("linkSpent");
});

test("either side cancels, and so does the member in the settings", async () => {
  const { lee } = world.people;
  for (const side of ["oldToken", "newToken"] as const) {
    const change = await askFor(lee);
    await postForm(world.portal.url, `/confirm/${change[side]}`, { intent: "cancel" });
    expect(await refusal(account().confirmAddress(change.oldToken))).toBe("linkSpent");
    expect(await refusal(account().confirmAddress(change.newToken))).toBe("linkSpent");
  }
  const { email, newToken } = await askFor(lee);
  const stolen = account().reset(newToken, "another horse battery");
  expect(await refusal(stolen), "what confirms an address sets no password").toBe("linkSpent");
  expect(await account().pendingAddress(lee)).toBe(email);
  await account().dropAddress(lee);
  expect(await account().pendingAddress(lee)).toBeNull();
  expect(await refusal(account().addressOffer(newToken))).toBe("linkSpent");
  expect(await emailOf(lee)).toBe(lee.email);
});

test("a later wish replaces the earlier one", async () => {
  const { lee } = world.people;
  const first = await askFor(lee);
  const second = await askFor(lee);
  expect(await refusal(account().confirmAddress(first.newToken))).toBe("linkSpent");
  await account().confirmAddress(second.newToken);
  await account().confirmAddress(second.oldToken);
  expect(await emailOf(lee)).toBe(second.email);
});

test("it wants the present password, and another address", async () => {
  const { sato } = world.people;
  const wrong = { email: newAddress(), current: "wrong wrong wrong" };
  expect(await refusal(account().changeAddress(sato, wrong))).toBe("wrongCredentials");
  expect(await refusal(account().changeAddress(sato, { email: sato.email, current: password }))).toBe("invalid");
  expect(await mailsTo(world, sato.email)).toEqual([]);
  const codes: (string | undefined)[] = [];
  for (let count = 0; count < 12; count += 1) codes.push(await refusal(account().changeAddress(sato, wrong)));
  expect(codes.at(-1)).toBe("tooManyAttempts");
});

test("an address of somebody else is asked for alike, and refused at the end", async () => {
  const { kobayashi, stranger } = world.people;
  const taken = await askFor(kobayashi, stranger.email);
  await account().confirmAddress(taken.newToken);
  expect(await refusal(account().confirmAddress(taken.oldToken))).toBe("addressInUse");
  expect(await emailOf(kobayashi)).toBe(kobayashi.email);
  const page = await postForm(
    world.portal.url,
    `/confirm/${taken.oldToken}`,
    { intent: "confirm" },
    { "accept-language": "en" },
  );
  expect([page.status, (await page.text()).includes("belongs to another account")]).toEqual([409, true]);
});

test("the links hold for a day, and not for a deactivated member", async () => {
  const { kobayashi, sato } = world.people;
  const late = await askFor(kobayashi);
  const { expiresAt, createdAt } = await prisma().mailToken.findFirstOrThrow();
  expect(expiresAt.getTime() - createdAt.getTime()).toBe(24 * 60 * 60 * 1000);
  await prisma().mailToken.updateMany({ data: { expiresAt: new Date() } });
  expect(await refusal(account().confirmAddress(late.newToken))).toBe("linkSpent");
  const { newToken } = await askFor(kobayashi);
  await world.portal.services.member.disable(sato, kobayashi.memberId, true);
  expect(await refusal(account().confirmAddress(newToken))).toBe("linkSpent");
});

test("of both halves at the same time the later one changes it", async () => {
  let { stranger } = world.people;
  for (let round = 0; round < 8; round += 1) {
    const { email, oldToken, newToken } = await askFor(stranger);
    const done = await Promise.all([account().confirmAddress(oldToken), account().confirmAddress(newToken)]);
    expect(done.sort()).toEqual(["half", "whole"]);
    expect(await emailOf(stranger)).toBe(email);
    stranger = { ...stranger, email };
  }
});
