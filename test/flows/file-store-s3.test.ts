import { createHash, randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { refused } from "~/domain/result";
import { createFileStore } from "../../server/adapters/file-store";
import { pictureOf } from "../../server/services/picture";
import type { Client } from "../support/client";
import { photo } from "../support/file-samples";
import { refusal } from "../support/refusal";
import { startS3 } from "../support/s3";
import { announce, finish, patch, uploadFile } from "../support/upload";
import { startWorld, type World } from "../support/world";

let s3: Awaited<ReturnType<typeof startS3>>;
let world: World;
let sato: Client;
let later = 0;

beforeAll(async () => {
  s3 = await startS3();
  world = await startWorld({ settings: { s3: s3.settings }, now: () => Date.now() + later });
  sato = await world.client(world.people.sato);
});
afterAll(async () => {
  await world.stop();
  await s3.remove();
});

const sha = (bytes: string | Uint8Array) => createHash("sha256").update(bytes).digest("hex");
/** As another portal on the same bucket sees it. */
const store = () =>
  createFileStore({ dataFolder: world.place.settings.dataFolder, s3: s3.settings, copies: `copies-${randomUUID()}` });

test("a file goes to the bucket under its content's key, and is read from there piece by piece", async () => {
  const bytes = Buffer.from(Array.from({ length: 3_000_000 }, (_, index) => (index * 31) % 251));
  await uploadFile(sato, world.room, { name: "図面 φ8.pdf", bytes });
  expect(existsSync(join(world.place.settings.dataFolder, "files"))).toBe(false);
  expect(await readdir(join(world.place.settings.dataFolder, "uploads"))).toEqual([]);
  const file = await store().get(sha(bytes));
  expect(file?.size).toBe(bytes.length);
  expect(sha(new Uint8Array((await file?.arrayBuffer()) ?? new ArrayBuffer()))).toBe(sha(bytes));
  expect(await file?.slice(1000, 1010).arrayBuffer()).toEqual(new Uint8Array(bytes.subarray(1000, 1010)).buffer);
  expect(await store().get("f".repeat(64))).toBeNull();
});

test("pictures are made from there and kept there", async () => {
  const bytes = await photo();
  await uploadFile(sato, world.room, { name: "写真.jpg", bytes });
  const pictures = { storage: store(), database: world.portal.database };
  const made = await pictureOf(pictures, sha(bytes), "thumbnail");
  expect(made.type).toBe("image/webp");
  expect((await store().get(`thumbnail/${sha(bytes)}`))?.size).toBe(made.size);
});

test("a store that is away is expected back: nothing is finished meanwhile, and nothing lost", async () => {
  const reading = store();
  const bytes = "while it was away";
  const id = randomUUID();
  const begun = await announce(sato, world.room, { id, name: "a.txt", size: bytes.length });
  await patch(sato, begun.headers.get("location") ?? "", { bytes: Buffer.from(bytes), offset: 0 });
  await s3.stop();
  expect(await finish(sato, world.room, id)).toEqual(refused("unavailable", { retryAfter: 10 }));
  expect(await refusal(Promise.resolve(reading.get(sha(bytes))))).toBe("unavailable");
  expect((await world.portal.database.prisma.upload.findUniqueOrThrow({ where: { id } })).sha256).toBeNull();
  await s3.start();
  expect(await finish(sato, world.room, id)).toMatchObject({ ok: true });
  expect(await (await reading.get(sha(bytes)))?.text()).toBe(bytes);
});

test("what nobody wants leaves the bucket, with its pictures", async () => {
  const bytes = await photo();
  const { prisma } = world.portal.database;
  await prisma.upload.deleteMany();
  later = 2 * 86_400_000;
  await world.portal.services.upload.sweep();
  expect(await prisma.storedFile.count()).toBe(0);
  expect(await store().get(sha(bytes))).toBeNull();
  expect(await store().get(`thumbnail/${sha(bytes)}`)).toBeNull();
});

test("wrong keys are no bug of the reader's", async () => {
  const s3Settings = { ...s3.settings, accessKeyId: "another" };
  const wrong = createFileStore({
    dataFolder: world.place.settings.dataFolder,
    s3: s3Settings,
    copies: "copies-wrong",
  });
  expect(await refusal(Promise.resolve(wrong.set("a", new File(["a"], "a"))))).toBe("unavailable");
});
