import { randomUUID } from "node:crypto";
import { io } from "socket.io-client";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { refused } from "~/domain/result";
import { type Client, postForm } from "../support/client";
import { startWorld, type World } from "../support/world";

let world: World;
let sato: Client;
let kobayashi: Client;
let stranger: Client;

beforeAll(async () => {
  world = await startWorld();
  sato = await world.client(world.people.sato);
  kobayashi = await world.client(world.people.kobayashi);
  stranger = await world.client(world.people.stranger);
});
afterAll(() => world.stop());

const remove = (client: Client, memberId: string) => client.command("member.remove", { roomId: world.room, memberId });
const add = (client: Client, memberId: string) => client.command("member.add", { roomId: world.room, memberId });

test("a stranger's room is not found, over every door", async () => {
  const notFound = refused("notFound");
  expect(await stranger.post(world.room, "hello")).toEqual(notFound);
  expect(await stranger.postByForm(world.room, "message.post", { text: "hello", lang: "en" })).toEqual(notFound);
  expect(await stranger.page(world.room)).toEqual(notFound);
  expect(await stranger.after(world.room, 0)).toEqual(notFound);
  expect(await stranger.page(randomUUID())).toEqual(notFound);
  expect(await stranger.page("mistyped")).toEqual(notFound);
  const moved = await stranger.socket.emitWithAck("cursor.move", { roomId: world.room, seq: 1 });
  expect(moved).toEqual(notFound);
  for (const path of ["", "/people", "/record"]) {
    const page = await fetch(`${world.portal.url}/rooms/${world.room}${path}`, {
      headers: { cookie: stranger.cookie },
    });
    expect(page.status).toBe(404);
    expect(await page.text()).not.toContain("BRK-220");
  }
  expect(stranger.received).toEqual([]);
});

test("people are added and removed by a manager of their own company only", async () => {
  const kim = await world.client(world.people.kim);
  expect(await add(sato, world.people.lee.memberId)).toEqual(refused("notFound"));
  expect(await add(kim, world.people.lee.memberId)).toMatchObject({ ok: true, value: { kind: "member.joined" } });
  expect(await add(kim, world.people.lee.memberId)).toEqual(refused("alreadyThere"));
  expect(await remove(sato, world.people.lee.memberId)).toEqual(refused("notFound"));
  expect(await remove(kobayashi, world.people.sato.memberId)).toEqual(refused("forbidden"));
  expect(await remove(kim, world.people.lee.memberId)).toMatchObject({ ok: true, value: { kind: "member.removed" } });
});

test("someone who is added gets the room at once, and is cut off within a second of being removed", async () => {
  const lee = await world.client(world.people.lee);
  const kim = await world.client(world.people.kim);
  await add(kim, world.people.lee.memberId);
  await sato.post(world.room, "welcome");
  await vi.waitFor(() => expect(lee.received.at(-1)?.payload).toMatchObject({ text: "welcome" }));
  const told = new Promise((resolve) => lee.socket.once("removed", resolve));
  const removedAt = Date.now();
  await remove(kim, world.people.lee.memberId);
  expect(await told).toBe(world.room);
  expect(Date.now() - removedAt).toBeLessThan(1000);
  const heard = lee.received.length;
  await sato.post(world.room, "not for Lee");
  expect(await lee.post(world.room, "still me?")).toEqual(refused("notFound"));
  expect(await lee.page(world.room)).toEqual(refused("notFound"));
  expect(lee.received.slice(heard)).toEqual([]);
});

test("someone removed while a new socket of theirs reads its rooms does not hear them", async () => {
  const kim = await world.client(world.people.kim);
  await add(kim, world.people.lee.memberId);
  const { room } = world.portal.services;
  const read = room.heads;
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  room.heads = async (actor) => {
    const heads = await read(actor);
    room.heads = read;
    await held;
    return heads;
  };
  const entering = world.client(world.people.lee);
  await vi.waitFor(() => expect(room.heads).toBe(read));
  await remove(kim, world.people.lee.memberId);
  release();
  const lee = await entering;
  await sato.post(world.room, "not for Lee either");
  await sato.post(world.room, "nor this");
  expect(lee.received).toEqual([]);
});

test("a session whose row is gone is told at the next look, whoever deleted it", async () => {
  const client = await world.client(world.people.kobayashi);
  await world.portal.database.prisma.session.deleteMany({ where: { memberId: world.people.kobayashi.memberId } });
  const reason = await new Promise((resolve) => client.socket.once("closing", resolve));
  expect(reason).toBe("signedOut");
}, 30_000);

test("a retry of what took its author out of the room, or never had them in it, is answered with its entry", async () => {
  const { administrator, kim, strangerId, supplierId, buyerId, stranger: other } = world.people;
  const open = {
    clientKey: randomUUID(),
    name: "First room",
    companies: [
      { id: buyerId, side: "supplier" },
      { id: strangerId, side: "buyer" },
    ],
    memberIds: [kim.memberId, other.memberId],
  };
  const { execute } = world.portal.services;
  const first = await execute(administrator, "room.open", open);
  expect(first.ok).toBe(true);
  expect(await execute(administrator, "room.open", open)).toEqual(first);
  const sharing = [
    { id: buyerId, side: "buyer" },
    { id: supplierId, side: "supplier" },
  ];
  const second = { ...open, clientKey: randomUUID(), companies: sharing };
  expect(await execute(administrator, "room.open", second)).toEqual(refused("alreadyThere"));

  const roomId = first.ok ? first.value.roomId : "";
  const leave = { clientKey: randomUUID(), roomId, memberId: other.memberId };
  const left = await stranger.command("member.remove", leave);
  expect(left.ok).toBe(true);
  expect(await stranger.command("member.remove", leave)).toEqual(left);
});

test("an expired session is refused on the open socket", async () => {
  const client = await world.client(world.people.kobayashi);
  await world.portal.database.prisma.session.updateMany({
    where: { memberId: world.people.kobayashi.memberId },
    data: { expiresAt: new Date(Date.now() - 1000) },
  });
  expect(await client.post(world.room, "too late")).toEqual(refused("signedOut"));
  expect(await client.page(world.room)).toEqual(refused("signedOut"));
});

test("a session that ends by itself cuts its socket within a second", async () => {
  const client = await world.client(world.people.kobayashi);
  await world.portal.database.prisma.session.updateMany({
    where: { memberId: world.people.kobayashi.memberId },
    data: { expiresAt: new Date(Date.now() + 1500) },
  });
  client.socket.disconnect().connect();
  await vi.waitFor(() => expect(client.socket.connected).toBe(true));
  const reason = await new Promise((resolve) => client.socket.once("closing", resolve));
  expect(reason).toBe("signedOut");
});

test("signing out here cuts this session's socket and no other; everywhere cuts them all", async () => {
  const [here, there] = [await world.client(world.people.sato), await world.client(world.people.sato)];
  await postForm(world.portal.url, "/sign-out", {}, { cookie: here.cookie });
  await vi.waitFor(() => expect(here.socket.connected).toBe(false), { timeout: 1000 });
  expect(there.socket.connected).toBe(true);
  const third = await world.client(world.people.sato);
  await postForm(world.portal.url, "/sign-out", { where: "everywhere" }, { cookie: third.cookie });
  await vi.waitFor(() => expect(there.socket.connected).toBe(false), { timeout: 1000 });
  expect(await there.page(world.room)).toEqual(refused("signedOut"));
  sato = await world.client(world.people.sato);
});

test("a disabled member is out at once and cannot sign in", async () => {
  const client = await world.client(world.people.kobayashi);
  await world.portal.services.member.disable(world.people.sato, world.people.kobayashi.memberId, true);
  await vi.waitFor(() => expect(client.socket.connected).toBe(false), { timeout: 1000 });
  await expect(world.client(world.people.kobayashi)).rejects.toThrow();
  await world.portal.services.member.disable(world.people.sato, world.people.kobayashi.memberId, false);
  kobayashi = await world.client(world.people.kobayashi);
});

test("a tab of one person never goes on in the name of the next, on a shared tablet", async () => {
  const memberId = world.people.kobayashi.memberId;
  const response = await postForm(
    world.portal.url,
    `/rooms/${world.room}/entries`,
    { command: "message.post", clientKey: randomUUID(), text: "Kobayashi's", lang: "ja" },
    { cookie: sato.cookie, accept: "application/json", "x-member-id": memberId },
  );
  expect(await response.json()).toEqual(refused("signedOut"));
  expect(await refusedHandshake({ cookie: sato.cookie, origin: world.portal.url }, { memberId })).toBe("signedOut");
});

test("a form or a socket from another site is refused", async () => {
  const fields = { command: "message.post", clientKey: randomUUID(), text: "forged", lang: "en" };
  for (const origin of ["https://evil.example", "null", ""]) {
    const forged = await postForm(world.portal.url, `/rooms/${world.room}`, fields, { cookie: sato.cookie, origin });
    expect([forged.status, await forged.json()]).toEqual([403, refused("badOrigin")]);
  }
  expect(await refusedHandshake({ cookie: sato.cookie, origin: "https://evil.example" })).toBeTruthy();
  expect(await refusedHandshake({ origin: world.portal.url })).toBe("signedOut");
});

test("a member opens a room only with companies and people met in a room", async () => {
  const { supplierId, buyerId, strangerId, sato: me, kim, lee, stranger: unknown } = world.people;
  const open = (companyId: string, memberIds: string[]) =>
    sato.command("room.open", {
      name: "Second room",
      companies: [
        { id: supplierId, side: "buyer" },
        { id: companyId, side: "supplier" },
      ],
      memberIds,
    });
  expect(await open(strangerId, [me.memberId, unknown.memberId])).toMatchObject({ ok: false, code: "notFound" });
  expect(await open(buyerId, [me.memberId, lee.memberId])).toMatchObject({ ok: false, code: "notFound" });
  expect(await open(buyerId, [me.memberId])).toMatchObject({ ok: false, code: "invalid" });
  const opened = await open(buyerId, [me.memberId, kim.memberId]);
  expect(opened).toMatchObject({ ok: true, value: { kind: "room.opened", seq: 1 } });
  const rooms = await world.portal.services.room.list(kim);
  expect(rooms.map(({ name, side }) => [name, side])).toContainEqual(["Second room", "supplier"]);
});

async function refusedHandshake(extraHeaders: Record<string, string>, auth = {}): Promise<string> {
  const socket = io(world.portal.url, {
    extraHeaders,
    auth,
    transports: ["websocket"],
    forceNew: true,
    reconnection: false,
  });
  const reason = await new Promise<string>((resolve, reject) => {
    socket.once("connect_error", (error) => resolve(error.message));
    socket.once("connect", () => reject(new Error("the socket was let in")));
  });
  socket.close();
  return reason;
}
