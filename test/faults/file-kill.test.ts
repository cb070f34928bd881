import { createHash, randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { createFileStore } from "../../server/adapters/file-store";
import { openDatabase } from "../../server/database/client";
import { signIn } from "../support/client";
import { startProcess } from "../support/process";
import { announce, finish, offsetOf, patch, type Uploader } from "../support/upload";
import { password, startWorld } from "../support/world";

const kills = 12;

describe.each(["embedded", "postgres"])("SIGKILL of the started server in mid-upload on %s", (kind) => {
  test(`${kills} times: every message has its files whole, and every file arrives once`, {
    timeout: 240_000,
  }, async () => {
    const world = await startWorld({ database: kind });
    const { room, people, place } = world;
    await world.portal.close();
    const environment = {
      PORT: new URL(world.portal.url).port,
      DATA_DIR: place.settings.dataFolder,
      SESSION_SECRET: "only for tests, and long enough to pass",
      ...(place.settings.databaseUrl && { DATABASE_URL: place.settings.databaseUrl }),
    };
    let server = await startProcess(environment);
    const sato = await signIn(server.url ?? "", people.sato.email, password);
    const senders = [1, 2].map((seed) => startSender({ url: sato.url, cookie: sato.cookie }, room, seed));

    for (let kill = 0; kill < kills; kill += 1) {
      // Now and then in the moments between the last byte and the answer, else anywhere.
      if (kill % 2 === 0) await Promise.race([senders[0]?.nextFinish(), wait(3000)]);
      await wait(Math.random() * (kill % 2 === 0 ? 60 : 700));
      await server.kill();
      server = await startProcess(environment);
      expect(server.url, server.said()).toBe(sato.url);
    }
    const sent = (await Promise.all(senders.map((sender) => sender.stop()))).flat();
    expect(sent.length).toBeGreaterThan(0);
    sato.close();
    await server.stop();

    const database = await openDatabase({ url: place.settings.databaseUrl, dataFolder: place.settings.dataFolder });
    const storage = createFileStore({ dataFolder: place.settings.dataFolder });
    const entries = await database.prisma.entry.findMany({ where: { roomId: room, kind: "message.posted" } });
    const carried = entries.flatMap(({ payload }) => (payload as { files: { id: string; sha256: string }[] }).files);
    expect(carried.map(({ id }) => id).sort(), "what was sent, once each").toEqual(sent.map(({ id }) => id).sort());
    for (const { id, sha256 } of carried) {
      expect(sha256).toBe(sent.find((one) => one.id === id)?.sha256);
      const row = await database.prisma.storedFile.findUniqueOrThrow({ where: { sha256 } });
      expect(row.storedAt).not.toBeNull();
      const content = await storage.get(sha256);
      expect(
        createHash("sha256")
          .update(new Uint8Array((await content?.arrayBuffer()) ?? []))
          .digest("hex"),
      ).toBe(sha256);
    }
    await database.close();
    await place.remove();
  });
});

/** Somebody who sends one file after the other, takes each up where it was cut, and posts it when it is whole. */
function startSender(who: Uploader, roomId: string, seed: number) {
  const sent: { id: string; sha256: string }[] = [];
  let stopping = false;
  const finishing: (() => void)[] = [];
  const working = work();
  return {
    nextFinish: () => new Promise<void>((resolve) => finishing.push(resolve)),
    async stop() {
      stopping = true;
      await working;
      return sent;
    },
  };

  async function work(): Promise<void> {
    for (let file = 0; !stopping; file += 1) {
      const bytes = Buffer.alloc(2_500_000, `${seed} ${file} `);
      const id = randomUUID();
      const clientKey = randomUUID();
      await untilDone(() => bring(id, bytes));
      await untilDone(() => post(id, clientKey));
      sent.push({ id, sha256: createHash("sha256").update(bytes).digest("hex") });
    }
  }

  async function bring(id: string, bytes: Buffer): Promise<boolean> {
    const location = `/uploads/${id}`;
    const [status, offset] = await offsetOf(who, location);
    if (status === 404) {
      await announce(who, roomId, { id, name: "図面.bin", size: bytes.length });
      return false;
    }
    if (status !== 200) return false;
    if (offset < bytes.length) await patch(who, location, { bytes: bytes.subarray(offset), offset });
    for (const tell of finishing.splice(0)) tell();
    return (await finish(who, roomId, id)).ok;
  }

  async function post(id: string, clientKey: string): Promise<boolean> {
    const input = JSON.stringify({ text: "", lang: "ja", files: [{ id }], clientKey });
    const response = await fetch(`${who.url}/rooms/${roomId}/entries`, {
      method: "POST",
      headers: { cookie: who.cookie, origin: who.url, accept: "application/json" },
      body: new URLSearchParams({ command: "message.post", input }),
    });
    return ((await response.json()) as { ok: boolean }).ok;
  }
}

/** A server that is being started again answers nothing, or 503. */
async function untilDone(attempt: () => Promise<boolean>): Promise<void> {
  for (const deadline = Date.now() + 90_000; ; ) {
    if (await attempt().catch(() => false)) return;
    if (Date.now() > deadline) throw new Error("it was never done");
    await wait(30);
  }
}
