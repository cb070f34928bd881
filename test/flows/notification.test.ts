import { afterAll, beforeAll, expect, test } from "vitest";
import type { Entry } from "~/domain/entry";
import type { Notice } from "~/domain/notification";
import type { Result } from "~/domain/result";
import { writeDigests } from "../../server/services/digest";
import { tellOfDue } from "../../server/services/due-notice";
import type { Client } from "../support/client";
import { startWorld, type World } from "../support/world";

let world: World;
let sato: Client;
let kobayashi: Client;
let kim: Client;
const origin = "https://rooms.test.example";
const minute = 60_000;
const day = 24 * 60 * minute;

beforeAll(async () => {
  world = await startWorld();
  sato = await world.client(world.people.sato);
  kobayashi = await world.client(world.people.kobayashi);
  kim = await world.client(world.people.kim);
});
afterAll(() => world.stop());

const entryOf = (result: Result<Entry>): Entry => {
  if (!result.ok) throw new Error(`refused: ${result.code}`);
  return result.value;
};
const list = (who: "sato" | "kobayashi" | "kim" | "lee" | "stranger"): Promise<Notice[]> =>
  world.portal.services.notification.list(world.people[who]);
const reasonsFor = async (who: Parameters<typeof list>[0], entry: Entry) =>
  (await list(who)).filter(({ rootId }) => rootId === (entry.rootId ?? entry.id)).map(({ reason }) => reason);
const reply = (client: Client, to: Entry, text: string, more = {}) =>
  client.command("reply.post", { roomId: world.room, entryId: to.id, text, lang: "en", ...more });
const mailTo = async (email: string) =>
  world.portal.database.prisma.mail.findMany({ where: { to: email }, orderBy: { createdAt: "asc" } });
const silence = () =>
  world.portal.database.prisma.notification.updateMany({ data: { mailedAt: new Date(), readAt: new Date() } });

test("who is named is told, once, and nobody else", async () => {
  const told = new Promise((resolve) => sato.socket.once("notified", () => resolve("told")));
  const message = entryOf(await kim.post(world.room, "@Sato please look at the drawing, ＠Kim too"));
  expect(await told).toBe("told");
  expect(await reasonsFor("sato", message)).toEqual(["mention"]);
  expect(await reasonsFor("kim", message)).toEqual([]);
  expect(await reasonsFor("kobayashi", message)).toEqual([]);
  await kim.command("message.edit", {
    ...{ roomId: world.room, entryId: message.id, text: "@Sato @Kobayashi please look", lang: "en" },
  });
  expect(await reasonsFor("sato", message)).toEqual(["mention"]);
  expect(await reasonsFor("kobayashi", message)).toEqual(["mention"]);
  expect((await list("sato"))[0]).toMatchObject({ text: "@Sato @Kobayashi please look", actor: { name: "Kim" } });
});

test("a reply is told to who is in the thread; being asked to acknowledge to who is asked", async () => {
  const root = entryOf(await sato.post(world.room, "Plating blisters"));
  entryOf(await reply(kim, root, "how many?"));
  expect(await reasonsFor("sato", root)).toEqual(["reply"]);
  expect(await reasonsFor("kim", root)).toEqual([]);
  entryOf(await reply(kobayashi, root, "12 of 2,000, @Kim"));
  expect((await reasonsFor("kim", root)).sort()).toEqual(["mention"]);
  const memberIds = [world.people.kim.memberId];
  entryOf(await sato.command("ack.ask", { roomId: world.room, entryId: root.id, memberIds }));
  expect((await reasonsFor("kim", root)).sort()).toEqual(["ackAsked", "mention"]);
});

test("what was read is not counted and not mailed", async () => {
  await silence();
  const message = entryOf(await kim.post(world.room, "@Sato one question"));
  const count = () => world.portal.services.notification.count(world.people.sato);
  expect(await count()).toBe(1);
  await world.portal.services.room.moveCursor(world.people.sato, { roomId: world.room, seq: message.seq });
  expect(await count()).toBe(0);
  await writeDigests(world.portal.database, origin, Date.now() + 2 * minute);
  expect(await mailTo(world.people.sato.email)).toEqual([]);
});

test("a mail in the reader's language says who, where and what, once, and leads to the entry", async () => {
  await silence();
  const message = entryOf(await kim.post(world.room, "@Sato <b>図面</b>の件です"));
  expect(await writeDigests(world.portal.database, origin, Date.now() + 2 * minute)).toBe(1);
  expect(await writeDigests(world.portal.database, origin, Date.now() + 3 * minute)).toBe(0);
  const [mail] = (await mailTo(world.people.sato.email)).slice(-1);
  expect(mail).toMatchObject({ locale: "ja", subject: "Kim 様があなたをメンションしました（BRK-220 bracket）" });
  const link = `${origin}/rooms/${world.room}?at=${message.seq}#e${message.seq}`;
  if (mail?.text) {
    expect(mail.text).toContain("> @Sato <b>図面</b>の件です");
    expect(mail.text).toContain(link);
    expect(mail.html).toContain("&lt;b&gt;図面&lt;/b&gt;");
  }
});

test("an answer that is due, and later late, is told to who owes it and who waits for it, each once", async () => {
  await silence();
  const root = entryOf(await kim.post(world.room, "Can you hold 0.01?"));
  const meaning = { kind: "answerBy", day: "2027-03-10" };
  entryOf(await reply(sato, root, "We measure first", { meaning }));
  const end = Date.parse("2027-03-11T00:00:00+09:00");
  const { database } = world.portal;
  await silence();
  expect(await tellOfDue(database, end - 2 * day)).toEqual([]);
  expect(await tellOfDue(database, end - minute)).toEqual([world.people.sato.memberId]);
  expect(await tellOfDue(database, end - minute)).toEqual([]);
  const late = await tellOfDue(database, end + minute);
  expect([...late].sort()).toEqual([world.people.sato.memberId, world.people.kim.memberId].sort());
  expect((await list("kim"))[0]).toMatchObject({ reason: "answerLate", day: "2027-03-10", read: false });
  entryOf(await reply(sato, root, "Yes", { meaning: { kind: "yes" } }));
  expect((await list("kim")).find(({ reason }) => reason === "answerLate")).toMatchObject({ read: true });
});

test("whoever left the room is told nothing more of it, in the list and by mail", async () => {
  await silence();
  const before = (await list("kobayashi")).length;
  expect(before).toBeGreaterThan(0);
  entryOf(await kim.post(world.room, "@Kobayashi for your eyes"));
  entryOf(await sato.command("member.remove", { roomId: world.room, memberId: world.people.kobayashi.memberId }));
  const mails = (await mailTo(world.people.kobayashi.email)).length;
  await writeDigests(world.portal.database, origin, Date.now() + 2 * minute);
  expect(await list("kobayashi")).toEqual([]);
  expect(await mailTo(world.people.kobayashi.email)).toHaveLength(mails);
  entryOf(await sato.command("member.add", { roomId: world.room, memberId: world.people.kobayashi.memberId }));
});

test("nobody marks another's notices as read", async () => {
  await silence();
  const message = entryOf(await kim.post(world.room, "@Sato still open"));
  const mine = async () => (await list("sato")).find(({ rootId }) => rootId === message.id);
  const ids = [(await mine())?.id ?? ""];
  await world.portal.services.notification.read(world.people.stranger, ids);
  expect(await mine()).toMatchObject({ read: false });
  expect(await list("stranger")).toEqual([]);
  await world.portal.services.notification.read(world.people.sato, ids);
  expect(await mine()).toMatchObject({ read: true });
});
