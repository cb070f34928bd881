import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { postForm, signIn } from "../support/client";
import { mailsTo, mailTo, tokenIn } from "../support/mailbox";
import { refusal } from "../support/refusal";
import { password, startWorld, type World } from "../support/world";

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const next = "another horse battery";
const account = () => world.portal.services.account;
const prisma = () => world.portal.database.prisma;
const caller = () => ({ headers: new Headers(), address: randomUUID() });

async function askFor(email: string) {
  const before = (await mailsTo(world, email)).length;
  await account().forgot(email, caller());
  const mail = await mailTo(world, email, before + 1);
  return { mail, token: tokenIn(mail) };
}

test("the link of the mail sets a new password, signs in and ends every other session within a second", async () => {
  const { kim } = world.people;
  const tablet = await world.client(kim);
  const cut = new Promise((resolve) => tablet.socket.once("disconnect", () => resolve(Date.now())));
  const { mail, token } = await askFor(kim.email);
  expect(mail.html).toContain('<html lang="ko">');
  const page = await fetch(`${world.portal.url}/reset/${token}`);
  expect(await page.text()).toContain(kim.email);
  const at = Date.now();
  const response = await postForm(world.portal.url, `/reset/${token}`, { password: next });
  expect(response.headers.get("location")).toBe("/rooms");
  expect(response.headers.getSetCookie().join()).toContain("session_token");
  expect(Number(await cut) - at).toBeLessThan(1500);
  await expect(signIn(world.portal.url, kim.email, password)).rejects.toThrow();
  (await signIn(world.portal.url, kim.email, next)).close();
  expect(await prisma().session.count({ where: { memberId: kim.memberId } })).toBe(2);
});

test("a link works once, for an hour, for its purpose, and the newest use ends the others", async () => {
  const { lee } = world.people;
  const first = await askFor(lee.email);
  const second = await askFor(lee.email);
  expect(await refusal(account().addressOffer(first.token)), "another purpose").toBe("linkSpent");
  await account().reset(second.token, next);
  expect(await refusal(account().reset(second.token, next))).toBe("linkSpent");
  expect(await refusal(account().reset(first.token, next))).toBe("linkSpent");
  const late = await askFor(lee.email);
  const { expiresAt, createdAt } = await prisma().mailToken.findFirstOrThrow({ where: { memberId: lee.memberId } });
  expect(expiresAt.getTime() - createdAt.getTime()).toBe(60 * 60 * 1000);
  await prisma().mailToken.updateMany({ data: { expiresAt: new Date() } });
  expect(await refusal(account().reset(late.token, next))).toBe("linkSpent");
  const spent = await fetch(`${world.portal.url}/reset/${late.token}`);
  expect(spent.status).toBe(410);
  expect(await refusal(account().resetOffer("invented"))).toBe("linkSpent");
});

test("a weak password does not use the link up", async () => {
  const { token } = await askFor(world.people.kobayashi.email);
  const weak = await postForm(world.portal.url, `/reset/${token}`, { password: "short" });
  expect(weak.status).toBe(400);
  await expect(account().reset(token, next)).resolves.toEqual({ email: world.people.kobayashi.email });
});

test("the answer is the same for an address that nobody has, and nothing is written for it", async () => {
  const unknown = `nobody-${randomUUID()}@test.example`;
  const ask = async (email: string) => {
    const response = await postForm(world.portal.url, "/forgot.data", { email });
    return { status: response.status, text: (await response.text()).replaceAll(email, "…") };
  };
  expect(await ask(unknown)).toEqual(await ask(world.people.stranger.email));
  await mailTo(world, world.people.stranger.email);
  expect(await prisma().mail.count({ where: { to: unknown } })).toBe(0);
});

test("a deactivated person gets no link, and one that was sent does not work", async () => {
  const { sato, kobayashi } = world.people;
  const { token } = await askFor(kobayashi.email);
  await world.portal.services.member.disable(sato, kobayashi.memberId, true);
  expect(await refusal(account().reset(token, next))).toBe("linkSpent");
  const before = await prisma().mail.count({ where: { to: kobayashi.email } });
  await account().forgot(kobayashi.email, caller());
  expect(await prisma().mail.count({ where: { to: kobayashi.email } })).toBe(before);
});

test("asking is limited for an address, known or not, and for whoever asks", async () => {
  for (const email of [world.people.stranger.email, `nobody-${randomUUID()}@test.example`]) {
    const codes = await Promise.all(Array.from({ length: 6 }, () => refusal(account().forgot(email, caller()))));
    expect(codes.at(-1)).toBe("tooManyAttempts");
  }
  const one = caller();
  const codes: (string | undefined)[] = [];
  for (let count = 0; count < 42; count += 1) codes.push(await refusal(account().forgot(`${count}@test.example`, one)));
  expect(codes.filter((code) => code === undefined)).toHaveLength(40);
});

test("after wrong attempts the link still lets in", async () => {
  const { sato } = world.people;
  const { session } = world.portal.services;
  const wrong = { email: sato.email, password: "wrong wrong wrong" };
  for (let count = 0; count < 11; count += 1) await refusal(session.signIn(wrong, caller()));
  expect(await refusal(session.signIn({ ...wrong, password }, caller()))).toBe("tooManyAttempts");
  const { token } = await askFor(sato.email);
  await account().reset(token, next);
  expect(await refusal(session.signIn({ email: sato.email, password: next }, caller()))).toBeUndefined();
});
