import { expect, test } from "vitest";
import { kinds } from "~/domain/entry";
import { faultIn } from "../../public/verify-record.mjs";
import { hashPayload } from "../../server/services/entry-hash";
import { startWorld } from "../support/world";

async function busyRoom() {
  const world = await startWorld();
  const { sato, kim } = world.people;
  const clients = { sato: await world.client(sato), kim: await world.client(kim) };
  for (let index = 0; index < 12; index += 1) {
    const client = index % 3 ? clients.kim : clients.sato;
    const posted = await client.post(world.room, `図面の件 ${index} — ⌀12 H8`, { lang: "ja" });
    const entryId = posted.ok ? posted.value.id : "";
    if (index % 4 === 0)
      await client.command("message.edit", { roomId: world.room, entryId, text: `訂正 ${index}`, lang: "ja" });
    if (index % 6 === 0) await client.command("message.withdraw", { roomId: world.room, entryId });
  }
  return { world, clients };
}

test("the exported record verifies; a flipped byte, a removed entry and a swapped pair do not", async () => {
  const { world, clients } = await busyRoom();
  const response = await fetch(`${world.portal.url}/rooms/${world.room}/record`, {
    headers: { cookie: clients.kim.cookie },
  });
  const text = await response.text();
  const read = () => JSON.parse(text);
  expect(faultIn(read())).toBeNull();
  expect(read().entries.length).toBeGreaterThan(15);

  for (const [place, entry] of read().entries.entries()) {
    for (const field of [
      "payload",
      "salt",
      "payloadHash",
      "prevHash",
      "hash",
      "kind",
      "actorId",
      "id",
      "refersTo",
      "at",
    ]) {
      const record = read();
      record.entries[place][field] = flipped(entry[field]);
      expect(faultIn(record), `${field} of entry ${entry.seq}`).not.toBeNull();
    }
    const shorter = read();
    shorter.entries.splice(place, 1);
    expect(faultIn(shorter)).not.toBeNull();
    if (place > 0) {
      const swapped = read();
      [swapped.entries[place - 1], swapped.entries[place]] = [swapped.entries[place], swapped.entries[place - 1]];
      expect(faultIn(swapped)).not.toBeNull();
      [swapped.entries[place - 1].seq, swapped.entries[place].seq] = [place, place + 1];
      expect(faultIn(swapped)).not.toBeNull();
    }
  }
  const cut = read();
  cut.entries.pop();
  cut.head = { seq: cut.entries.length, hash: cut.entries.at(-1).hash };
  expect(faultIn(cut)).toBeNull();
  expect(faultIn(cut, read().head.hash), "the head that was mailed tells a cut end").not.toBeNull();
  await world.stop();
});

test("an erased payload leaves its row and hash, and the chain still verifies", async () => {
  const { world } = await busyRoom();
  const { prisma } = world.portal.database;
  const entry = await prisma.entry.findFirstOrThrow({ where: { kind: "message.posted" } });
  await prisma.$executeRaw`UPDATE entry SET payload = NULL, salt = NULL WHERE id = ${entry.id}::uuid`;
  const record = await world.portal.services.room.export(world.people.sato, world.room);
  expect(faultIn(record)).toBeNull();
  await world.stop();
});

test("golden vector: program and verifier make the same hash of a payload", () => {
  const salt = new Uint8Array(16).fill(7);
  const payload = { text: "⌀12 H8 → H7\n확인", lang: "ja", nested: { b: 1.5, a: [1e21, null, true] } };
  const hash = Buffer.from(hashPayload(salt, payload)).toString("hex");
  expect(hash).toBe("71b725721bc22e13fe895aa77edf6ba2ce9d83325240ff673c48cb8b3f21079b");
});

test("unread equals a brute-force count for everyone, at every cursor", async () => {
  const { world } = await busyRoom();
  const { services, database } = world.portal;
  const entries = await database.prisma.entry.findMany({ where: { roomId: world.room }, orderBy: { seq: "asc" } });
  for (const actor of [world.people.sato, world.people.kim, world.people.kobayashi]) {
    for (let cursor = 0; cursor <= entries.length; cursor += 1) {
      await services.room.moveCursor(actor, { roomId: world.room, seq: cursor });
      const expected = entries.filter(
        ({ seq, kind, actorId }) =>
          seq > cursor && actorId !== actor.memberId && kinds[kind as keyof typeof kinds].countsAsUnread,
      );
      const [summary] = await services.room.list(actor);
      expect(summary?.unread).toBe(expected.length);
    }
    expect(await services.room.moveCursor(actor, { roomId: world.room, seq: 1 }), "never back").toBe(entries.length);
    expect(await services.room.moveCursor(actor, { roomId: world.room, seq: 9999 }), "never past the head").toBe(
      entries.length,
    );
  }
  await world.stop();
});

test("pages cover the room exactly, whichever way they are read", async () => {
  const { world, clients } = await busyRoom();
  for (let index = 0; index < 120; index += 1) await clients.sato.post(world.room, `line ${index}`);
  const { room } = world.portal.services;
  const seen = new Set<string>();
  for (let before: number | undefined; before !== 1; ) {
    const page = await room.page(world.people.kim, world.room, { before });
    for (const entry of page.entries) {
      expect(seen.has(entry.id), "no entry on two pages").toBe(false);
      seen.add(entry.id);
      if (entry.ownRow) expect(entry.seq >= page.from && entry.seq <= page.to).toBe(true);
    }
    before = page.from;
  }
  expect(seen.size).toBe((await room.page(world.people.kim, world.room)).head);
  const around = await room.page(world.people.kim, world.room, { around: 60 });
  expect([around.from < 60, around.to > 60]).toEqual([true, true]);
  await world.stop();
});

function flipped(value: unknown): unknown {
  if (typeof value === "number") return value + 1;
  if (value === null) return "00000000-0000-7000-8000-000000000001";
  if (typeof value === "string") return (value.startsWith("a") ? "b" : "a") + value.slice(1);
  return { ...(value as object), added: true };
}
