import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { refused } from "~/domain/result";
import { faultIn } from "../../public/verify-record.mjs";
import type { Client } from "../support/client";
import { kind } from "../support/database";
import { startWorld, type World } from "../support/world";

// Behind the embedded database's socket everything takes turns: races between transactions show only on PostgreSQL.
describe.runIf(kind === "postgres")("races under a held lock", () => {
  let world: World;
  let sato: Client;
  let kobayashi: Client;

  beforeAll(async () => {
    world = await startWorld();
    sato = await world.client(world.people.sato);
    kobayashi = await world.client(world.people.kobayashi);
  });
  afterAll(() => world.stop());

  test("a member removed while the post waits for the room's lock stores nothing and leaves no gap", async () => {
    const { memberId } = world.people.kobayashi;
    const lock = await holdLock(world);
    const posting = kobayashi.post(world.room, "too late");
    await lock.waitForWaiters(1);
    await lock.client.query("DELETE FROM participant WHERE room_id = $1 AND member_id = $2", [world.room, memberId]);
    await lock.release();
    expect(await posting).toEqual(refused("notFound"));
    await expectUnbroken(world);
    await world.portal.database.prisma.participant.create({ data: { roomId: world.room, memberId } });
  });

  test.each(["signed out", "disabled"])("a member %s while the post waits stores nothing either", async (how) => {
    const { memberId } = world.people.kobayashi;
    const lock = await holdLock(world);
    const posting = kobayashi.post(world.room, "too late again");
    await lock.waitForWaiters(1);
    if (how === "disabled") await lock.client.query("UPDATE member SET disabled_at = now() WHERE id = $1", [memberId]);
    else await lock.client.query("DELETE FROM session WHERE member_id = $1", [memberId]);
    await lock.release();
    expect(await posting).toMatchObject({ ok: false });
    await expectUnbroken(world);
    await world.portal.database.prisma.member.update({ where: { id: memberId }, data: { disabledAt: null } });
    kobayashi = await world.client(world.people.kobayashi);
  });

  test("two posts with one key that wait for the lock together become one entry", async () => {
    const clientKey = randomUUID();
    const lock = await holdLock(world);
    const twins = [
      sato.post(world.room, "twin", { clientKey }),
      sato.postByForm(world.room, "message.post", { text: "twin", lang: "en", clientKey }),
    ];
    await lock.waitForWaiters(2);
    await lock.release();
    const [one, other] = await Promise.all(twins);
    expect(one).toEqual(other);
    expect(one?.ok).toBe(true);
    expect(await world.portal.database.prisma.entry.count({ where: { clientKey } })).toBe(1);
    await expectUnbroken(world);
  });

  test("posts and edits that wait for the lock together take turns", async () => {
    const posted = await sato.post(world.room, "v1");
    const entryId = posted.ok ? posted.value.id : "";
    const lock = await holdLock(world);
    const work = [
      sato.command("message.edit", { roomId: world.room, entryId, text: "v2", lang: "en" }),
      sato.command("message.withdraw", { roomId: world.room, entryId }),
      kobayashi.post(world.room, "between"),
      sato.command("message.withdraw", { roomId: world.room, entryId }),
    ];
    await lock.waitForWaiters(4);
    await lock.release();
    const results = await Promise.all(work);
    expect(results.filter((result) => result.ok).length).toBeGreaterThanOrEqual(2);
    for (const result of results) if (!result.ok) expect(result.code).toBe("withdrawn");
    const withdrawals = await world.portal.database.prisma.entry.count({
      where: { refersTo: entryId, kind: "message.withdrawn" },
    });
    expect(withdrawals).toBe(1);
    await expectUnbroken(world);
  });

  test("two hundred posts from two people through ten connections leave no gap", async () => {
    const results = await Promise.all(
      Array.from({ length: 200 }, (_, index) => (index % 2 ? sato : kobayashi).post(world.room, `crowd ${index}`)),
    );
    expect(results.filter((result) => !result.ok)).toEqual([]);
    await expectUnbroken(world);
  });
});

/** Holds the room's row as a transaction of its own, on a connection of its own. */
async function holdLock(world: World) {
  const client = new pg.Client({ connectionString: world.place.settings.databaseUrl });
  await client.connect();
  await client.query("BEGIN");
  await client.query("SELECT 1 FROM room WHERE id = $1 FOR UPDATE", [world.room]);
  return {
    client,
    async waitForWaiters(count: number): Promise<void> {
      await vi.waitFor(
        async () => {
          const { rows } = await world.portal.database.pool.query(
            "SELECT count(*)::int AS waiting FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()",
          );
          expect(rows[0].waiting).toBeGreaterThanOrEqual(count);
        },
        { timeout: 5000 },
      );
    },
    async release(): Promise<void> {
      await client.query("COMMIT");
      await client.end();
    },
  };
}

async function expectUnbroken(world: World): Promise<void> {
  expect(faultIn(await world.portal.services.room.export(world.people.sato, world.room))).toBeNull();
}
