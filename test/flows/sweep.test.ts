import { createHash, randomUUID } from "node:crypto";
import { readdir, utimes } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createFileStore, type FileStore } from "../../server/adapters/file-store";
import { openUploadStore } from "../../server/adapters/upload-store";
import { sweepFiles } from "../../server/services/sweep";
import type { Client } from "../support/client";
import { kind } from "../support/database";
import { photo } from "../support/file-samples";
import { announce, patch, uploadFile } from "../support/upload";
import { startWorld, type World } from "../support/world";

const day = 86_400_000;
let world: World;
let sato: Client;
let storage: FileStore;
let later = 0;

beforeAll(async () => {
  world = await startWorld({ now: () => Date.now() + later });
  sato = await world.client(world.people.sato);
  storage = createFileStore({ dataFolder: world.place.settings.dataFolder });
});
afterAll(() => world.stop());

const sha = (bytes: string | Buffer) => createHash("sha256").update(bytes).digest("hex");
const sweep = () => world.portal.services.upload.sweep();
const isKnown = async (sha256: string) =>
  (await world.portal.database.prisma.storedFile.findUnique({ where: { sha256 } })) !== null;

test("what went into no message goes after a week, its content and pictures a day after that at the earliest", async () => {
  later = 0;
  const bytes = await photo();
  const sent = await uploadFile(sato, world.room, { name: "sent.txt", bytes: "sent" });
  expect(await sato.post(world.room, "", { files: [{ id: sent }] })).toMatchObject({ ok: true });
  const waits = await uploadFile(sato, world.room, { name: "waits.txt", bytes: "waits" });
  const input = { clientKey: randomUUID(), roomId: world.room, text: "later", lang: "en", files: [{ id: waits }] };
  const sendAt = Date.now() + 30 * day;
  await world.portal.services.scheduledSend.schedule(world.people.sato, { command: "message.post", input, sendAt });
  const lost = await uploadFile(sato, world.room, { name: "lost.jpg", bytes });
  await storage.set(`thumbnail/${sha(bytes)}`, new File(["x"], "x"));
  const { prisma } = world.portal.database;
  const left = async () => (await prisma.upload.findMany()).map(({ id }) => id);

  later = 6.9 * day;
  await sweep();
  expect(await left()).toContain(lost);
  later = 7.1 * day;
  await sweep();
  expect((await left()).sort()).toEqual([sent, waits].sort());
  expect([await isKnown(sha(bytes)), await isKnown(sha("sent")), await isKnown(sha("waits"))]).toEqual([
    false,
    true,
    true,
  ]);
  expect(await storage.get(sha(bytes))).toBeNull();
  expect(await storage.get(`thumbnail/${sha(bytes)}`)).toBeNull();
  expect(await (await storage.get(sha("sent")))?.text()).toBe("sent");
});

test("a content that somebody brought today is kept, whoever has it no more", async () => {
  later = 0;
  const { prisma } = world.portal.database;
  const once = await uploadFile(sato, world.room, { name: "b.txt", bytes: "fresh" });
  const wantedAt = new Date(Date.now() - 2 * day);
  await prisma.storedFile.update({ where: { sha256: sha("fresh") }, data: { wantedAt } });
  const again = await uploadFile(sato, world.room, { name: "b.txt", bytes: "fresh" });
  await prisma.upload.deleteMany({ where: { id: { in: [once, again] } } });
  later = 0.9 * day;
  await sweep();
  expect(await isKnown(sha("fresh"))).toBe(true);
  later = 1.1 * day;
  await sweep();
  expect(await isKnown(sha("fresh"))).toBe(false);
});

test("half of an upload goes with it, and so does what a killed portal left", async () => {
  later = 0;
  const folder = join(world.place.settings.dataFolder, "uploads");
  const begun = await announce(sato, world.room, { id: randomUUID(), name: "half.bin", size: 10 });
  await patch(sato, begun.headers.get("location") ?? "", { bytes: Buffer.from("half."), offset: 0 });
  const stray = join(folder, randomUUID());
  const { writeFile } = await import("node:fs/promises");
  await writeFile(stray, "stray");
  await utimes(stray, new Date(Date.now() - 8 * day), new Date(Date.now() - 8 * day));
  await sweep();
  expect(await readdir(folder)).toHaveLength(2);
  later = 7.1 * day;
  await sweep();
  expect(await readdir(folder)).toEqual([]);
});

test("a sweeper that is killed after it removed a content leaves nobody to take it for stored", async () => {
  later = 0;
  const bytes = "removed halfway";
  const sending = { name: "f.txt", bytes };
  const { prisma } = world.portal.database;
  await prisma.upload.delete({ where: { id: await uploadFile(sato, world.room, sending) } });
  await prisma.storedFile.update({ where: { sha256: sha(bytes) }, data: { wantedAt: new Date(Date.now() - 2 * day) } });
  const store = await openUploadStore(join(world.place.settings.dataFolder, "uploads"));
  const killed: FileStore = {
    ...storage,
    async remove(key) {
      await storage.remove(key);
      if (key === sha(bytes)) throw new Error("killed");
    },
  };
  const sweeping = sweepFiles({ database: world.portal.database, storage: killed, store, now: Date.now });
  await expect(sweeping).rejects.toThrow("killed");
  await uploadFile(sato, world.room, sending);
  expect(await (await storage.get(sha(bytes)))?.text()).toBe(bytes);
});

test("a content that comes back in the middle of its removal is there in the end", async () => {
  later = 0;
  const sending = { name: "g.txt", bytes: "meets the sweeper" };
  const { prisma } = world.portal.database;
  await prisma.upload.delete({ where: { id: await uploadFile(sato, world.room, sending) } });
  const sha256 = sha(sending.bytes);
  await prisma.storedFile.update({ where: { sha256 }, data: { wantedAt: new Date(Date.now() - 2 * day) } });
  const store = await openUploadStore(join(world.place.settings.dataFolder, "uploads"));
  let back: Promise<string> | undefined;
  const slow: FileStore = {
    ...storage,
    async remove(key) {
      if (key === sha256) {
        back = uploadFile(sato, world.room, sending);
        await new Promise((resolve) => setTimeout(resolve, 500));
      }
      await storage.remove(key);
    },
  };
  await sweepFiles({ database: world.portal.database, storage: slow, store, now: Date.now });
  const id = await back;
  expect(await (await storage.get(sha256))?.text()).toBe(sending.bytes);
  expect(await sato.post(world.room, "", { files: [{ id }] })).toMatchObject({ ok: true });
});

test.runIf(kind === "postgres")("who brings a content back while it is swept waits, and stores it anew", async () => {
  later = 0;
  const bytes = "comes back";
  const id = await uploadFile(sato, world.room, { name: "c.txt", bytes });
  const { prisma, pool } = world.portal.database;
  await prisma.upload.delete({ where: { id } });
  await prisma.storedFile.update({ where: { sha256: sha(bytes) }, data: { wantedAt: new Date(Date.now() - 2 * day) } });
  // The sweeper holds the row, and has removed the file, but not the row yet.
  const sweeper = await pool.connect();
  await sweeper.query("BEGIN");
  await sweeper.query("SELECT 1 FROM stored_file WHERE sha256 = $1 FOR UPDATE", [sha(bytes)]);
  await storage.remove(sha(bytes));
  let back = false;
  const coming = uploadFile(sato, world.room, { name: "d.txt", bytes }).finally(() => {
    back = true;
  });
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(back).toBe(false);
  await sweeper.query("DELETE FROM stored_file WHERE sha256 = $1", [sha(bytes)]);
  await sweeper.query("COMMIT");
  sweeper.release();
  await coming;
  expect(await (await storage.get(sha(bytes)))?.text()).toBe(bytes);
  expect(await isKnown(sha(bytes))).toBe(true);
});

test.runIf(kind === "postgres")("what is brought back just before it is swept stays", async () => {
  later = 0;
  const bytes = "just in time";
  const id = await uploadFile(sato, world.room, { name: "e.txt", bytes });
  const { prisma, pool } = world.portal.database;
  await prisma.upload.delete({ where: { id } });
  await prisma.storedFile.update({ where: { sha256: sha(bytes) }, data: { wantedAt: new Date(Date.now() - 2 * day) } });
  // Somebody wants it again; the sweeper, which has chosen it already, waits for the row and must look once more.
  const wanting = await pool.connect();
  await wanting.query("BEGIN");
  await wanting.query("UPDATE stored_file SET wanted_at = now() WHERE sha256 = $1", [sha(bytes)]);
  const sweeping = sweep();
  await new Promise((resolve) => setTimeout(resolve, 500));
  await wanting.query("COMMIT");
  wanting.release();
  await sweeping;
  expect(await isKnown(sha(bytes))).toBe(true);
  expect(await (await storage.get(sha(bytes)))?.text()).toBe(bytes);
});
