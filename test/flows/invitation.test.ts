import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "~/domain/actor";
import { connected, postForm, signIn } from "../support/client";
import { mailsTo, mailTo, tokenIn } from "../support/mailbox";
import { refusal } from "../support/refusal";
import { password, startWorld, type World } from "../support/world";

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const invitation = () => world.portal.services.invitation;
const prisma = () => world.portal.database.prisma;
const newAddress = () => `guest-${randomUUID().slice(0, 8)}@test.example`;
const guest = (email: string) => ({
  email,
  name: null,
  locale: "ko" as const,
  reason: "도면 BRK-220 때문입니다.\n검토 부탁드립니다.",
});
const park = { name: "박지훈", reading: "Park Jihoon", locale: "ko" as const, timeZone: "Asia/Seoul", password };

/** Sato asks somebody of Hanbit into the room; answers the token of the mail. */
async function invitePerson(email = newAddress(), by: Actor = world.people.sato) {
  const { buyerId } = world.people;
  const before = (await mailsTo(world, email)).length;
  await invitation().person(by, { ...guest(email), roomId: world.room, organizationId: buyerId });
  const mail = await mailTo(world, email, before + 1);
  return { email, mail, token: tokenIn(mail) };
}

/** Sato asks somebody of a new company into a new room. */
async function inviteCompany(email = newAddress(), by: Actor = world.people.sato) {
  const before = (await mailsTo(world, email)).length;
  await invitation().company(by, { ...guest(email), roomName: "GLD-7 guide", side: "supplier" });
  return { email, token: tokenIn(await mailTo(world, email, before + 1)) };
}

async function requestOf(email: string) {
  const requests = await invitation().requests(world.people.kim);
  const found = requests.find((request) => request.email === email);
  if (!found) throw new Error("no such request");
  return found;
}

const entriesOf = async () => {
  const client = await world.client(world.people.sato);
  const page = await client.page(world.room);
  client.close();
  return "entries" in page ? page.entries : [];
};

test("the mail tells who asks, why, for which room and until when, in the chosen language", async () => {
  const { mail } = await invitePerson();
  expect(mail.subject).toContain("BRK-220 bracket");
  expect(mail.text).toContain("Tamagawa Sample");
  expect(mail.text).toContain("Sato 님");
  expect(mail.text).toContain("> 도면 BRK-220 때문입니다.\n> 검토 부탁드립니다.");
  expect(mail.text).toContain("GMT+9");
  expect(mail.html).toContain('<html lang="ko">');
  expect(mail.link).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/invitation\/[\w-]{43}$/);
});

test("the mail is in the receiver's own language when the portal knows it", async () => {
  const { mail } = await invitePerson(world.people.lee.email, world.people.kobayashi);
  await prisma().member.update({ where: { id: world.people.lee.memberId }, data: { locale: "en" } });
  const again = await invitePerson(world.people.lee.email, world.people.kobayashi);
  await prisma().member.update({ where: { id: world.people.lee.memberId }, data: { locale: "ko" } });
  expect(mail.html).toContain('<html lang="ko">');
  expect(again.mail.html).toContain('<html lang="en">');
});

test("whoever follows it waits, reaches no room, and is let in by a manager who need not be in it", async () => {
  const { email, token } = await invitePerson();
  expect(await invitation().offer(token)).toMatchObject({ email, owner: "nobody", roomName: "BRK-220 bracket" });
  await invitation().join(token, park);
  const cookie = await cookieOf(email);
  await expect(connected(world.portal.url, cookie)).rejects.toThrow("signedOut");
  for (const path of ["/rooms", `/rooms/${world.room}`, "/settings", "/company", "/rooms/new", "/notifications"]) {
    const response = await fetch(`${world.portal.url}${path}`, { headers: { cookie }, redirect: "manual" });
    expect([path, response.status, response.headers.get("location")]).toEqual([path, 302, "/waiting"]);
  }
  const json = await fetch(`${world.portal.url}/rooms/${world.room}/entries`, {
    headers: { cookie, accept: "application/json" },
  });
  expect(json.status).toBe(401);
  const write = await postForm(world.portal.url, `/rooms/${world.room}/entries`, {}, { cookie });
  expect(write.status).toBe(401);
  const waiting = await fetch(`${world.portal.url}/waiting`, { headers: { cookie } });
  expect(await waiting.text()).toContain("Hanbit Sample");

  const manager = await prisma().member.findUniqueOrThrow({ where: { id: world.people.kim.memberId } });
  expect((await mailTo(world, manager.email)).text).toContain(email);
  await world.portal.services.execute(world.people.kim, "member.remove", {
    clientKey: randomUUID(),
    roomId: world.room,
    memberId: world.people.kim.memberId,
  });
  await invitation().accept(world.people.kim, (await requestOf(email)).id);
  const newcomer = await prisma().member.findUniqueOrThrow({ where: { email } });
  const joined = (await entriesOf()).findLast(({ kind }) => kind === "member.joined");
  expect(joined).toMatchObject({
    actorId: newcomer.id,
    payload: {
      memberId: newcomer.id,
      invitedById: world.people.sato.memberId,
      acceptedById: world.people.kim.memberId,
    },
  });
  const client = await connected(world.portal.url, cookie);
  expect(await client.post(world.room, "안녕하십니까.")).toMatchObject({ ok: true });
  client.close();
  expect((await mailTo(world, email, 2)).link).toBe(`${world.portal.url}/rooms/${world.room}`);
});

test("an invitation works once, for its seven days, and not after it was withdrawn", async () => {
  const used = await invitePerson();
  const both = await Promise.allSettled([invitation().join(used.token, park), invitation().join(used.token, park)]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await refusal(invitation().offer(used.token))).toBe("linkSpent");

  const late = await invitePerson();
  await prisma().invitation.updateMany({ where: { email: late.email }, data: { expiresAt: new Date() } });
  expect(await refusal(invitation().join(late.token, park))).toBe("linkSpent");

  const withdrawn = await invitePerson();
  const [open] = (await invitation().list(world.people.sato, world.room)).filter(
    ({ email }) => email === withdrawn.email,
  );
  const id = open?.id ?? "";
  expect(await refusal(invitation().withdraw(world.people.kim, id)), "the other company").toBe("notFound");
  expect(await refusal(invitation().withdraw(world.people.kobayashi, id)), "a colleague").toBe("notFound");
  await invitation().withdraw(world.people.sato, id);
  expect(await refusal(invitation().join(withdrawn.token, park))).toBe("linkSpent");
  expect(await refusal(invitation().offer("invented"))).toBe("linkSpent");
});

test("a colleague's invitation is seen and withdrawn by their manager, never by the other company", async () => {
  const { email } = await invitePerson(newAddress(), world.people.kobayashi);
  const seenBy = async (actor: Actor) =>
    (await invitation().list(actor, world.room)).find((open) => open.email === email);
  expect(await seenBy(world.people.kobayashi)).toBeDefined();
  const seen = await seenBy(world.people.sato);
  expect(seen).toMatchObject({ invitedBy: "Kobayashi", waiting: false });
  await invitation().withdraw(world.people.sato, seen?.id ?? "");
  expect(await seenBy(world.people.kobayashi)).toBeUndefined();
  expect(await refusal(invitation().list(world.people.stranger, world.room))).toBe("notFound");
});

test("with its inviter an invitation ends: out of the room, or deactivated", async () => {
  const { kobayashi, sato } = world.people;
  const fromRoom = await invitePerson(newAddress(), kobayashi);
  const toNewRoom = await inviteCompany(newAddress(), kobayashi);
  const run = (command: string) =>
    world.portal.services.execute(sato, command, {
      clientKey: randomUUID(),
      roomId: world.room,
      memberId: kobayashi.memberId,
    });
  await run("member.remove");
  expect(await refusal(invitation().join(fromRoom.token, park))).toBe("linkSpent");
  expect(await invitation().offer(toNewRoom.token)).toMatchObject({ roomName: "GLD-7 guide" });
  await run("member.add");
  await world.portal.services.member.disable(sato, kobayashi.memberId, true);
  await world.portal.services.member.disable(sato, kobayashi.memberId, false);
  expect(await refusal(invitation().offer(toNewRoom.token))).toBe("linkSpent");
});

test("only a person of another company in the room can be invited, by somebody in it, twenty times a day", async () => {
  const { sato, lee, supplierId, strangerId, buyerId } = world.people;
  const to = (organizationId: string) => ({ ...guest(newAddress()), roomId: world.room, organizationId });
  expect(await refusal(invitation().person(sato, to(supplierId)))).toBe("notFound");
  expect(await refusal(invitation().person(sato, to(strangerId)))).toBe("notFound");
  expect(await refusal(invitation().person(lee, to(supplierId)))).toBe("notFound");
  const { stranger } = world.people;
  const tries = Array.from({ length: 22 }, () =>
    invitation().company(stranger, { ...guest(newAddress()), roomName: "R", side: "buyer" }),
  );
  const results = await Promise.allSettled(tries);
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(20);
  expect(buyerId).toBeTruthy();
});

test("what is answered is the same for every address, and nothing is looked up for the answer", async () => {
  const { sato, kim, lee, stranger, kobayashi } = world.people;
  for (const { email } of [kim, lee, stranger, kobayashi, { email: newAddress() }]) {
    const answer = await postInvitation(sato, email);
    expect(answer.status).toBe(200);
    expect(answer.text.replaceAll(email, "…"), email).toContain("invited");
    expect(answer.text.replaceAll(email, "…")).toBe(
      (await postInvitation(sato, newAddress())).text.replace(/guest-\w+@test\.example/g, "…"),
    );
  }
});

test("an address of another company is refused after the click, one of this company signs in", async () => {
  const elsewhere = await invitePerson(world.people.stranger.email, world.people.kobayashi);
  expect(await invitation().offer(elsewhere.token)).toMatchObject({ owner: "elsewhere" });
  expect(await refusal(invitation().join(elsewhere.token, park))).toBe("addressInUse");
  expect(await refusal(invitation().enter(world.people.stranger, elsewhere.token))).toBe("forbidden");

  const { lee } = world.people;
  const { token } = await invitePerson(lee.email, world.people.kobayashi);
  expect(await invitation().offer(token)).toMatchObject({ owner: "colleague" });
  expect(await refusal(invitation().enter(world.people.kim, token)), "somebody else's").toBe("forbidden");
  expect(await invitation().enter(lee, token)).toBeNull();
  expect(await refusal(world.portal.services.room.page(lee, world.room))).toBe("notFound");
  const request = await requestOf(lee.email);
  expect(request.isMember).toBe(true);
  expect(await refusal(invitation().accept(lee, request.id)), "a plain member").toBe("forbidden");
  expect(await refusal(invitation().accept(world.people.stranger, request.id)), "another manager").toBe("notFound");
  await invitation().accept(world.people.kim, request.id);
  expect(await world.portal.services.room.page(lee, world.room)).toBeTruthy();
  expect(await refusal(invitation().accept(world.people.kim, request.id)), "twice").toBe("notFound");
});

test("a manager who is invited lets themselves in", async () => {
  const { token } = await invitePerson(world.people.kim.email, world.people.kobayashi);
  expect(await invitation().enter(world.people.kim, token)).toBe(world.room);
});

test("declined: told by mail, signed out, and gone from the portal", async () => {
  const { email, token } = await invitePerson(newAddress(), world.people.kobayashi);
  await invitation().join(token, park);
  const cookie = await cookieOf(email);
  await invitation().decline(world.people.kim, (await requestOf(email)).id);
  expect((await mailTo(world, email, 2)).subject).toContain("BRK-220 bracket");
  await expect(signIn(world.portal.url, email, password)).rejects.toThrow();
  const page = await fetch(`${world.portal.url}/waiting`, { headers: { cookie }, redirect: "manual" });
  expect(page.headers.get("location")).toMatch(/^\/sign-in/);
  const again = await invitePerson(email, world.people.kobayashi);
  await expect(invitation().join(again.token, park)).resolves.toEqual({ email });
});

test("somebody who waits is nobody's colleague yet", async () => {
  const { email, token } = await invitePerson(newAddress(), world.people.kobayashi);
  await invitation().join(token, park);
  const { id } = await prisma().member.findUniqueOrThrow({ where: { email } });
  const { services } = world.portal;
  const input = { clientKey: randomUUID(), roomId: world.room, memberId: id };
  expect(await services.execute(world.people.kim, "member.add", input)).toMatchObject({ ok: false, code: "notFound" });
  const { members } = await services.member.list(world.people.kim);
  expect(members.map((member) => member.email)).not.toContain(email);
  const { colleagues } = await services.room.openable(world.people.kim);
  expect(colleagues.map((colleague) => colleague.id)).not.toContain(id);
  await prisma().participant.create({ data: { roomId: world.room, memberId: id } });
  const actor = { ...world.people.lee, memberId: id };
  expect(await refusal(services.room.page(actor, world.room)), "even if they were in the room").toBe("notFound");
  const post = { clientKey: randomUUID(), roomId: world.room, text: "x", lang: "en" };
  expect(await services.execute(actor, "message.post", post)).toMatchObject({ code: "notFound" });
  await prisma().participant.delete({ where: { roomId_memberId: { roomId: world.room, memberId: id } } });
});

test("a new company is named by the person who was invited, who is its manager and in the room at once", async () => {
  const { email, token } = await inviteCompany();
  const offer = await invitation().offer(token);
  expect(offer).toMatchObject({ company: null, roomName: "GLD-7 guide" });
  const names = { nameEn: "Seorim Sample", nameJa: null, nameKo: "서림 샘플" };
  const form = { intent: "found", ...park, ...names, nameJa: "", country: "KR" };
  const response = await postForm(world.portal.url, `/invitation/${token}`, form);
  const path = response.headers.get("location") ?? "";
  expect(path).toMatch(/^\/rooms\/[\w-]{36}$/);
  const client = await signIn(world.portal.url, email, password);
  const roomId = path.slice("/rooms/".length);
  expect(await client.post(roomId, "반갑습니다.")).toMatchObject({ ok: true });
  const page = await client.page(roomId);
  if (!("entries" in page)) throw new Error("no page");
  expect(page.room).toMatchObject({ name: "GLD-7 guide", side: "buyer" });
  expect(page.entries[0]).toMatchObject({ kind: "room.opened", actorId: world.people.sato.memberId });
  const newcomer = await prisma().member.findUniqueOrThrow({ where: { email } });
  expect(newcomer).toMatchObject({ role: "manager", name: "박지훈", emailVerified: true });
  const joined = page.entries.find(
    ({ payload }) => payload && "memberId" in payload && payload.memberId === newcomer.id,
  );
  expect(joined?.payload).toMatchObject({ invitedById: world.people.sato.memberId });
  client.close();
  expect(await refusal(invitation().found(token, { ...park, ...names, country: "KR" }))).toBe("linkSpent");
});

test("two who follow the invitation of a new company at once make one company", async () => {
  const { token } = await inviteCompany();
  const founder = { ...park, nameEn: "Once Sample", nameJa: null, nameKo: null, country: "KR" };
  const results = await Promise.allSettled([invitation().found(token, founder), invitation().found(token, founder)]);
  expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await prisma().organization.count({ where: { nameEn: "Once Sample" } })).toBe(1);
});

test("a GET changes nothing, and the two kinds of invitation are not mixed up", async () => {
  const person = await invitePerson(newAddress(), world.people.kobayashi);
  const company = await inviteCompany();
  for (const token of [person.token, company.token]) {
    const page = await fetch(`${world.portal.url}/invitation/${token}`, { headers: { "accept-language": "ja" } });
    expect([page.status, (await page.text()).includes("招待")]).toEqual([200, true]);
  }
  expect(await refusal(invitation().join(company.token, park))).toBe("invalid");
  const founder = { ...park, nameEn: "X", nameJa: null, nameKo: null, country: "KR" };
  expect(await refusal(invitation().found(person.token, founder))).toBe("invalid");
  await expect(invitation().join(person.token, park)).resolves.toBeTruthy();
});

test("a link for a colleague also goes out by mail, in the colleague's language", async () => {
  const newcomer = { name: "Tamura", email: newAddress(), role: "member", locale: "ja" } as const;
  const { token } = await world.portal.services.member.invite(world.people.sato, newcomer);
  const mail = await mailTo(world, newcomer.email);
  expect(mail.link).toBe(`${world.portal.url}/join/${token}`);
  expect(mail.text).toContain("Tamura 様");
  expect(mail.text).toContain("Satoさん");
});

async function cookieOf(email: string): Promise<string> {
  const response = await postForm(world.portal.url, "/sign-in", { email, password });
  return response.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
}

async function postInvitation(actor: Actor, email: string) {
  await prisma().invitation.deleteMany({ where: { invitedById: actor.memberId } });
  const cookie = await cookieOf(actor.email);
  const fields = { intent: "invite", organizationId: world.people.buyerId, name: "", locale: "ko", reason: "Because." };
  const path = `/rooms/${world.room}/people.data`;
  const response = await postForm(world.portal.url, path, { ...fields, email }, { cookie });
  return { status: response.status, text: await response.text() };
}
