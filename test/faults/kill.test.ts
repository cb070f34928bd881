import { describe, expect, test } from "vitest";
import type { Entry } from "~/domain/entry";
import { refused } from "~/domain/result";
import type { Kept } from "~/features/room/kept-send";
import { createOutbox } from "~/features/room/outbox";
import { faultIn } from "../../public/verify-record.mjs";
import { openDatabase } from "../../server/database/client";
import { exportRoom } from "../../server/services/room-export";
import { signIn } from "../support/client";
import { startProcess } from "../support/process";
import { password, startWorld } from "../support/world";

const kills = 20;
const sendsEach = 110;

describe.each(["embedded", "postgres"])("SIGKILL of the started server on %s", (kind) => {
  test(`${kills} times: what was acknowledged is there once, the rest arrives once from the outbox`, {
    timeout: 240_000,
  }, async () => {
    const world = await startWorld({ database: kind });
    const { room, people, place } = world;
    await world.portal.close();
    const port = new URL(world.portal.url).port;
    const environment = {
      PORT: port,
      DATA_DIR: place.settings.dataFolder,
      SESSION_SECRET: "only for tests, and long enough to pass",
      ...(place.settings.databaseUrl && { DATABASE_URL: place.settings.databaseUrl }),
    };
    let server = await startProcess(environment);
    const url = server.url ?? "";
    const senders = await Promise.all([people.sato, people.kim].map((actor) => startSender(url, actor, room)));

    for (let kill = 0; kill < kills; kill += 1) {
      for (const sender of senders) await sender.say(Math.ceil(sendsEach / kills));
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 120));
      await server.kill();
      server = await startProcess(environment);
      expect(server.url, server.said()).toBe(url);
    }
    for (const sender of senders) await sender.drained();
    await server.stop();

    const database = await openDatabase({ url: place.settings.databaseUrl, dataFolder: place.settings.dataFolder });
    for (const { actor, said, acknowledged, close } of senders) {
      close();
      const stored = await database.prisma.entry.findMany({
        where: { roomId: room, actorId: actor.memberId, kind: "message.posted" },
        orderBy: { seq: "asc" },
      });
      const texts = stored.map(({ payload }) => (payload as { text: string }).text);
      expect(texts, "all that was said, once, in the order it was said").toEqual(said);
      const ids = new Set(stored.map(({ id }) => id));
      for (const { id } of acknowledged) expect(ids.has(id)).toBe(true);
    }
    expect(faultIn(await exportRoom(database, people.sato, room))).toBeNull();
    await database.close();
    await place.remove();
  });
});

/** A person with the shipped outbox over the real doors. */
async function startSender(url: string, actor: { memberId: string; email: string }, roomId: string) {
  const first = await signIn(url, actor.email, password);
  const acknowledged: Entry[] = [];
  const said: string[] = [];
  let kept: readonly Kept[] = [];
  const outbox = createOutbox({
    memberId: actor.memberId,
    storage: {
      change: async (next) => {
        kept = next(kept);
        return kept;
      },
      forget: async () => {},
    },
    send: async ({ name, input }) => {
      const { clientKey, ...fields } = input;
      if (!first.socket.connected) return refused("unavailable");
      return first.command(name, { ...fields, clientKey }).catch(() => refused("unavailable"));
    },
    stored: (entry) => acknowledged.push(entry),
    turns: (_, work) => work(),
    tabs: { tell: () => {}, listen: () => {}, close: () => {} },
  });
  first.socket.on("connect", () => outbox.kick());
  return {
    actor,
    said,
    acknowledged,
    async say(count: number): Promise<void> {
      for (let index = 0; index < count; index += 1) {
        const text = `${actor.email} ${said.length}`;
        said.push(text);
        await outbox.add(roomId, "message.post", { text, lang: "en" });
      }
    },
    async drained(): Promise<void> {
      for (const deadline = Date.now() + 60_000; kept.length > 0; ) {
        if (Date.now() > deadline) throw new Error(`${kept.length} sends never left the outbox`);
        outbox.kick();
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    close: first.close,
  };
}
