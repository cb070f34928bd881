import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { Actor } from "~/domain/actor";
import type { CommandName } from "~/domain/protocol";
import { refused } from "~/domain/result";
import { mostWaiting, type ScheduledSend } from "~/domain/scheduled-send";
import { scheduledSends } from "../../server/services/scheduled-send";
import type { Client } from "../support/client";
import { startWorld, type World } from "../support/world";

const hour = 3_600_000;
/** The portal's clock. It stands far from ours, so that only the test decides what is due. */
let clock = Date.parse("2026-10-02T19:40+09:00");
let world: World;
let sato: Client;
let kim: Client;

beforeAll(async () => {
  world = await startWorld({ now: () => clock });
  quiet();
  sato = await world.client(world.people.sato);
  kim = await world.client(world.people.kim);
});
afterAll(() => world.stop());
beforeEach(() => world.portal.database.prisma.scheduledSend.deleteMany());

const services = () => world.portal.services.scheduledSend;
let sendDue: () => Promise<number>;

/** Takes the portal's timer out, so that a test looks for what is due itself. */
function quiet(): void {
  sendDue = services().sendDue;
  services().sendDue = async () => 0;
}
const code = (code: string) => expect.objectContaining({ code });

function later(text: string, more: Record<string, unknown> = {}) {
  const input = { clientKey: randomUUID(), roomId: world.room, text, lang: "ko", ...more };
  return { command: "message.post" as const, input, sendAt: clock + hour };
}

async function textsIn(roomId = world.room): Promise<string[]> {
  const rows = await world.portal.database.prisma.entry.findMany({
    where: { roomId, kind: { in: ["message.posted", "reply.posted"] } },
    orderBy: { seq: "asc" },
  });
  return rows.map(({ payload }) => (payload as { text: string }).text);
}

async function run(actor: Actor, name: CommandName, input: Record<string, unknown>) {
  const result = await world.portal.services.execute(actor, name, { clientKey: randomUUID(), ...input });
  if (!result.ok) throw new Error(result.code);
  return result.value;
}

test("a send goes out when it is due and not before, as its author, to everyone and once", async () => {
  const { kim: author } = world.people;
  const [waiting] = await services().schedule(author, later("월요일에 뵙겠습니다"));
  expect(waiting).toMatchObject({ roomId: world.room, sendAt: clock + hour, refused: null });
  expect(await sendDue()).toBe(0);
  expect(await textsIn()).not.toContain("월요일에 뵙겠습니다");
  clock += hour;
  expect(await sendDue()).toBe(1);
  expect(await sendDue()).toBe(0);
  await vi.waitFor(() => expect(sato.received.at(-1)).toMatchObject({ kind: "message.posted", at: clock }));
  expect(sato.received.at(-1)).toMatchObject({ actorId: author.memberId, clientKey: waiting?.id });
  expect((await textsIn()).filter((text) => text === "월요일에 뵙겠습니다")).toHaveLength(1);
  expect(await services().list(author, world.room)).toEqual([]);
  const [row] = await world.portal.database.prisma.scheduledSend.findMany();
  expect(row).toMatchObject({ input: {}, claimedAt: null });
  expect(row?.sentAt?.getTime()).toBe(clock);
});

test("it waits through a restart, and what came due meanwhile goes out by itself", async () => {
  await services().schedule(world.people.kim, later("after the restart"));
  clock += 2 * hour;
  await world.restart();
  await vi.waitFor(async () => expect(await textsIn()).toContain("after the restart"), { timeout: 8000 });
  quiet();
  expect((await textsIn()).filter((text) => text === "after the restart")).toHaveLength(1);
});

test("a portal that died between sending and noting it sends it once all the same", async () => {
  const send = later("twice tried");
  await services().schedule(world.people.kim, send);
  clock += hour;
  await run(world.people.kim, "message.post", send.input);
  await world.portal.database.prisma.scheduledSend.updateMany({ data: { claimedAt: new Date(clock) } });
  expect(await sendDue()).toBe(0);
  clock += 61_000;
  expect(await sendDue()).toBe(1);
  expect((await textsIn()).filter((text) => text === "twice tried")).toHaveLength(1);
});

test("two looks at the same time take each send once", async () => {
  for (const index of [1, 2, 3]) await services().schedule(world.people.kim, later(`at once ${index}`));
  clock += hour;
  const settled = await Promise.all([sendDue(), sendDue()]);
  expect(settled[0] + settled[1]).toBe(3);
  expect((await textsIn()).filter((text) => text.startsWith("at once"))).toHaveLength(3);
});

test("while the database is away nothing is lost; it goes out later", async () => {
  const { kim: author } = world.people;
  await services().schedule(author, later("through a storm"));
  clock += hour;
  const told: string[] = [];
  const { database } = world.portal;
  const away = scheduledSends({
    database,
    execute: async () => refused("unavailable", { retryAfter: 2 }),
    now: () => clock,
    told: (memberIds) => told.push(...memberIds),
  });
  expect(await away.sendDue()).toBe(0);
  expect(told).toEqual([]);
  expect(await services().list(author, world.room)).toMatchObject([{ refused: null, sendAt: clock }]);
  expect(await sendDue()).toBe(1);
  expect(await textsIn()).toContain("through a storm");
});

test("whoever was removed meanwhile posts nothing, and keeps the text", async () => {
  const { sato: manager, kobayashi } = world.people;
  await services().schedule(kobayashi, later("already gone"));
  expect(await services().stranded(kobayashi)).toEqual([]);
  await run(manager, "member.remove", { roomId: world.room, memberId: kobayashi.memberId });
  clock += hour;
  expect(await sendDue()).toBe(1);
  expect(await textsIn()).not.toContain("already gone");
  const [kept] = await services().stranded(kobayashi);
  expect(kept).toMatchObject({ refused: "notFound", input: { text: "already gone" } });
  await expect(services().list(kobayashi, world.room)).rejects.toEqual(code("notFound"));
  await expect(services().reschedule(kobayashi, { id: kept?.id ?? "", sendAt: clock + hour })).rejects.toEqual(
    code("notFound"),
  );
  expect(await sendDue()).toBe(0);
  expect(await services().cancel(kobayashi, kept?.id ?? "")).toMatchObject({ input: { text: "already gone" } });
  expect(await services().stranded(kobayashi)).toEqual([]);
  await run(manager, "member.add", { roomId: world.room, memberId: kobayashi.memberId });
});

test("a refusal keeps the text with its reason; another time tries again", async () => {
  const { kim: author, sato: other } = world.people;
  const root = await run(other, "message.post", { roomId: world.room, text: "root", lang: "ja" });
  const reply = { ...later("an answer", { entryId: root.id }), command: "reply.post" as const };
  await services().schedule(author, reply);
  await services().schedule(author, { ...later("to nothing", { entryId: randomUUID() }), command: "reply.post" });
  clock += hour;
  await sendDue();
  expect(await textsIn()).toContain("an answer");
  const [kept] = await services().list(author, world.room);
  expect(kept).toMatchObject({ refused: "notFound", input: { text: "to nothing" } });
  await services().reschedule(author, { id: kept?.id ?? "", sendAt: clock + hour });
  expect(await services().list(author, world.room)).toMatchObject([{ refused: null, sendAt: clock + hour }]);
});

test("it can be taken back, moved and sent at once by its author, and by nobody else", async () => {
  const { kim: author, sato: other } = world.people;
  const [first] = (await services().schedule(author, later("thought better of it"))) as [ScheduledSend];
  await expect(services().cancel(other, first.id)).rejects.toEqual(code("notFound"));
  await expect(services().sendNow(other, first.id)).rejects.toEqual(code("notFound"));
  const move = { id: first.id, sendAt: clock + hour };
  await expect(services().reschedule(other, move)).rejects.toEqual(code("notFound"));
  expect(await services().cancel(author, first.id)).toMatchObject({ input: { text: "thought better of it" } });
  await expect(services().cancel(author, first.id)).rejects.toEqual(code("notFound"));

  const [second] = (await services().schedule(author, later("without delay"))) as [ScheduledSend];
  await services().reschedule(author, { id: second.id, sendAt: clock + 5 * hour });
  clock += 2 * hour;
  expect(await sendDue()).toBe(0);
  expect(await services().sendNow(author, second.id)).toMatchObject({ ok: true });
  expect(await textsIn()).toContain("without delay");
  await expect(services().cancel(author, second.id)).rejects.toEqual(code("alreadySent"));
  await expect(services().sendNow(author, second.id)).rejects.toEqual(code("alreadySent"));
});

test("what is being sent can no longer be taken back", async () => {
  const [send] = (await services().schedule(world.people.kim, later("on its way"))) as [ScheduledSend];
  await world.portal.database.prisma.scheduledSend.updateMany({ data: { claimedAt: new Date(clock) } });
  await expect(services().cancel(world.people.kim, send.id)).rejects.toEqual(code("alreadySent"));
});

test("it is checked as soon as it is made", async () => {
  const { kim: author, stranger } = world.people;
  await expect(services().schedule(author, later(" "))).rejects.toEqual(code("empty"));
  await expect(services().schedule(author, later("長".repeat(10_001)))).rejects.toEqual(code("tooLong"));
  await expect(services().schedule(author, { ...later("late"), sendAt: clock })).rejects.toEqual(code("timePassed"));
  const far = { ...later("far"), sendAt: clock + 100 * 24 * hour };
  await expect(services().schedule(author, far)).rejects.toEqual(code("timeTooFar"));
  await expect(services().schedule(stranger, later("let me in"))).rejects.toEqual(code("notFound"));
  const send = later("once");
  expect(await services().schedule(author, send)).toHaveLength(1);
  expect(await services().schedule(author, send)).toHaveLength(1);
  await expect(services().schedule(world.people.sato, send)).rejects.toEqual(code("conflict"));
  for (let count = 1; count < mostWaiting; count += 1) await services().schedule(author, later(`number ${count}`));
  await expect(services().schedule(author, later("one too many"))).rejects.toEqual(code("tooManyWaiting"));
});

test("nobody but its author sees anything of it, in the own company or the other one", async () => {
  const secret = "비밀 초안 8871";
  const heard: unknown[] = [];
  const listen = (...what: unknown[]) => heard.push(what);
  sato.socket.onAny(listen);
  await services().schedule(world.people.kim, later(secret));
  await run(world.people.sato, "member.remove", { roomId: world.room, memberId: world.people.kobayashi.memberId });
  await run(world.people.sato, "member.add", { roomId: world.room, memberId: world.people.kobayashi.memberId });
  await run(world.people.kim, "member.add", { roomId: world.room, memberId: world.people.lee.memberId });
  const lee = await world.client(world.people.lee);
  const get = async (client: Client, path: string) =>
    (await fetch(`${world.portal.url}${path}`, { headers: { cookie: client.cookie } })).text();
  const paths = [`/rooms/${world.room}`, `/rooms/${world.room}/entries`, `/rooms/${world.room}/record`, "/rooms/list"];
  for (const client of [sato, lee])
    for (const path of [...paths, `/rooms/${world.room}/scheduled`])
      expect(await get(client, path)).not.toContain(secret);
  expect(await get(kim, `/rooms/${world.room}/entries`)).toContain(secret);
  expect(await services().list(world.people.lee, world.room)).toEqual([]);
  expect(JSON.stringify(heard)).not.toContain(secret);
  sato.socket.offAny(listen);
});

test("a note beside the room can wait too, and is listed with the room's", async () => {
  const { kim: author, lee } = world.people;
  const opened = await run(author, "side.open", { roomId: world.room });
  await services().schedule(author, later("only we know", { roomId: opened.roomId }));
  expect(await services().list(author, world.room)).toMatchObject([{ roomId: opened.roomId }]);
  expect(await services().list(author, opened.roomId)).toMatchObject([{ roomId: opened.roomId }]);
  expect(await services().list(lee, world.room)).toEqual([]);
  clock += hour;
  expect(await sendDue()).toBe(1);
  expect(await textsIn(opened.roomId)).toEqual(["only we know"]);
  expect(await textsIn()).not.toContain("only we know");
});
