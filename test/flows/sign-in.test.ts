import { afterAll, beforeAll, expect, test } from "vitest";
import { refused } from "~/domain/result";
import { postForm, signIn } from "../support/client";
import { password, startWorld, type World } from "../support/world";

let world: World;

beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const attempt = (email: string, secret: string, headers: Record<string, string> = {}) =>
  postForm(world.portal.url, "/sign-in", { email, password: secret }, headers);

test("the cookie is HttpOnly and SameSite, and not Secure on plain http", async () => {
  const response = await attempt(world.people.lee.email, password);
  const cookie = response.headers.getSetCookie().find((line) => line.includes("session_token")) ?? "";
  expect(cookie).toMatch(/HttpOnly/i);
  expect(cookie).toMatch(/SameSite=Lax/i);
  expect(cookie).not.toMatch(/Secure/i);
  expect(response.status).toBeLessThan(400);
});

test("whoever signs in meets their own language, also where a refusal is drawn without their profile", async () => {
  const client = await signIn(world.portal.url, world.people.sato.email, password);
  const headers = { cookie: client.cookie, "accept-language": "en" };
  const page = await fetch(`${world.portal.url}/rooms`, { headers });
  const [lang = ""] = page.headers.getSetCookie().filter((line) => line.startsWith("lang="));
  expect(lang).toMatch(/^lang=ja;/);
  const cookie = `${client.cookie}; ${lang.split(";")[0]}`;
  const again = await fetch(`${world.portal.url}/rooms`, { headers: { ...headers, cookie } });
  expect(again.headers.getSetCookie()).toEqual([]);
  const ended = { cookie: lang.split(";")[0] ?? "", "accept-language": "en" };
  const refusal = await postForm(world.portal.url, "/settings", {}, ended);
  expect(refusal.status).toBe(401);
  expect(await refusal.text()).toContain('<html lang="ja">');
  const data = await fetch(`${world.portal.url}/settings.data`, { headers });
  expect(data.headers.getSetCookie().join()).toContain("lang=ja;");
  client.close();
});

test("an address in full width and capitals is the same address", async () => {
  const email = world.people.lee.email.replace("@", "＠").toUpperCase();
  expect((await attempt(email, password)).headers.getSetCookie().join()).toContain("session_token");
});

test("rotating x-forwarded-for does not buy more attempts", async () => {
  const statuses: number[] = [];
  for (let index = 0; index < 12; index += 1) {
    const headers = {
      "x-forwarded-for": `10.0.0.${index}`,
      "x-real-ip": `10.0.0.${index}`,
      forwarded: `for=10.0.0.${index}`,
    };
    statuses.push((await attempt(world.people.kim.email, `wrong ${index}`, headers)).status);
  }
  expect(statuses).toContain(429);
  expect(statuses.at(-1)).toBe(429);
  expect((await attempt(world.people.kim.email, password)).status, "the right password waits, too").toBe(429);
  await expect(signIn(world.portal.url, world.people.sato.email, password)).resolves.toBeTruthy();
});

test("an unknown account is answered as a known one with a wrong password is", async () => {
  const [unknown, known] = await Promise.all([
    attempt("nobody@test.example", "wrong"),
    attempt(world.people.sato.email, "wrong"),
  ]);
  expect(unknown.status).toBe(known.status);
  expect(unknown.status).toBe(401);
});

test("nobody signs up, and no other door of the library is open", async () => {
  const before = await world.portal.database.prisma.member.count();
  const paths = [
    "sign-up/email",
    "sign-in/email",
    "update-user",
    "change-email",
    "list-sessions",
    "get-session",
    "forget-password",
    "ok",
  ];
  const newcomer = { email: "new@test.example", password, name: "New", role: "admin" };
  for (const path of paths) {
    const response = await fetch(`${world.portal.url}/api/auth/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: world.portal.url },
      body: JSON.stringify(newcomer),
    });
    expect(await response.json()).toEqual(refused("invalid"));
    expect((await postForm(world.portal.url, `/api/auth/${path}`, newcomer)).status).toBe(404);
  }
  expect(await world.portal.database.prisma.member.count()).toBe(before);
});

test("a posted role or company changes nobody", async () => {
  const { lee, sato } = world.people;
  const client = await signIn(world.portal.url, lee.email, password);
  const forged = { role: "admin", organizationId: sato.organizationId, email: "else@test.example" };
  const profile = { name: "Lee Minji", reading: "", locale: "ko", timeZone: "Asia/Seoul", enterSends: "controlEnter" };
  await postForm(world.portal.url, "/settings", { ...profile, ...forged }, { cookie: client.cookie });
  const after = await world.portal.database.prisma.member.findUniqueOrThrow({ where: { id: lee.memberId } });
  expect(after).toMatchObject({ name: "Lee Minji", enterSends: false });
  expect(after).toMatchObject({ role: "member", organizationId: lee.organizationId, email: lee.email });
  client.close();
});

test("a one-time link makes one member, with the address and role it was made for", async () => {
  const { services, url } = { services: world.portal.services, url: world.portal.url };
  const newcomer = { name: "Tamura", email: "tamura@test.example", role: "member", locale: "ja" } as const;
  const { token } = await services.member.invite(world.people.sato, newcomer);
  expect(await services.member.joinOffer(token)).toMatchObject({ invitedBy: "Sato", email: "tamura@test.example" });
  const form = {
    name: "田村",
    reading: "たむら",
    locale: "ja",
    timeZone: "Asia/Tokyo",
    password: "a long enough password",
  };
  const forged = { ...form, role: "admin", email: "other@test.example" };
  const [one, two] = await Promise.all([
    postForm(url, `/join/${token}`, forged),
    postForm(url, `/join/${token}`, forged),
  ]);
  expect([one.status, two.status].sort()).toEqual([expect.any(Number), 410]);
  const members = await world.portal.database.prisma.member.findMany({ where: { email: newcomer.email } });
  expect(members).toHaveLength(1);
  expect(members[0]).toMatchObject({ name: "田村", role: "member", organizationId: world.people.supplierId });
  await expect(signIn(url, newcomer.email, form.password)).resolves.toBeTruthy();
});

test("only managers invite, only into their own company, and nobody above their own role", async () => {
  const { services } = world.portal;
  const newcomer = { name: "X", email: "x@test.example", role: "member", locale: "ja" } as const;
  await expect(services.member.invite(world.people.kobayashi, newcomer)).rejects.toMatchObject({ code: "forbidden" });
  const asAdmin = services.member.invite(world.people.sato, { ...newcomer, role: "admin" });
  await expect(asAdmin).rejects.toMatchObject({ code: "forbidden" });
  await expect(services.company.list(world.people.sato)).rejects.toMatchObject({ code: "forbidden" });
  await expect(services.member.disable(world.people.sato, world.people.kim.memberId, true)).rejects.toMatchObject({
    code: "notFound",
  });
});
