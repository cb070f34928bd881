import { randomUUID } from "node:crypto";
import { describe, expect, test, vi } from "vitest";
import { faultIn } from "../../public/verify-record.mjs";
import { kind } from "../support/database";
import { startPostgres } from "../support/postgres";
import { startWorld } from "../support/world";

describe.runIf(kind === "postgres")("the database goes away", () => {
  test("in mid-burst: what was acknowledged is there once, the rest is refused, and the portal heals by itself", async () => {
    const server = await startPostgres();
    const world = await startWorld({ settings: { databaseUrl: server.url } });
    const client = await world.client(world.people.sato);
    const acknowledged: string[] = [];
    const refusedKeys: string[] = [];
    const burst = Array.from({ length: 200 }, async (_, index) => {
      await new Promise((resolve) => setTimeout(resolve, index * 4));
      const clientKey = randomUUID();
      const result = await client.post(world.room, `in the storm ${index}`, { clientKey });
      if (result.ok) acknowledged.push(clientKey);
      else {
        expect(result.code).toBe("unavailable");
        refusedKeys.push(clientKey);
      }
    });
    await new Promise((resolve) => setTimeout(resolve, 250));
    await server.kill();
    await new Promise((resolve) => setTimeout(resolve, 300));
    await server.start();
    await Promise.all(burst);
    expect(acknowledged.length).toBeGreaterThan(0);
    expect(refusedKeys.length).toBeGreaterThan(0);

    await vi.waitFor(async () => expect((await client.post(world.room, "healed")).ok).toBe(true), {
      timeout: 15_000,
      interval: 300,
    });
    for (const clientKey of refusedKeys) {
      const again = await client.post(world.room, "sent again", { clientKey });
      expect(again.ok || again.code === "conflict", "stored before the answer was lost, or stored now").toBe(true);
    }
    const stored = await world.portal.database.prisma.entry.findMany({ where: { roomId: world.room } });
    const keys = stored.map((entry) => entry.clientKey);
    for (const key of [...acknowledged, ...refusedKeys]) expect(keys.filter((other) => other === key)).toHaveLength(1);
    expect(faultIn(await world.portal.services.room.export(world.people.sato, world.room))).toBeNull();
    await world.stop();
    await server.remove();
  });
});
