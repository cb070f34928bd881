import { createHash, randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, rm, symlink } from "node:fs/promises";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { refused } from "~/domain/result";
import { createFileStore } from "../../server/adapters/file-store";
import { openUploadStore } from "../../server/adapters/upload-store";
import { createLog } from "../../server/log";
import { refusalFrom } from "../../server/services/execute";
import { uploads } from "../../server/services/upload";
import type { Client } from "../support/client";
import { refusal } from "../support/refusal";
import { announce, finish, offsetOf, patch } from "../support/upload";
import { startWorld, type World } from "../support/world";

// A device on which there is never any room stands where a file is to be written.
const full = "/dev/full";

describe.skipIf(!existsSync(full))("on a full disk", () => {
  let world: World;
  let sato: Client;
  let folder: string;
  beforeAll(async () => {
    world = await startWorld({ database: "embedded" });
    sato = await world.client(world.people.sato);
    folder = world.place.settings.dataFolder;
  });
  afterAll(() => world.stop());

  const bytes = Buffer.alloc(300_000, "図面");
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const storeFull = { status: 507, refusal: { ok: false, code: "storeFull" } };
  const told = async (response: Response) => ({ status: response.status, refusal: await response.json() });

  test("neither an upload's beginning, its bytes nor its content is taken for written, and later all of them are", async () => {
    const id = randomUUID();
    const location = `/uploads/${id}`;
    const announcing = { id, name: "図面.txt", size: bytes.length };

    await symlink(full, join(folder, "uploads", `${id}.json`));
    expect(await told(await announce(sato, world.room, announcing))).toEqual(storeFull);
    await rm(join(folder, "uploads", `${id}.json`));
    expect((await announce(sato, world.room, announcing)).status).toBe(201);

    await rm(join(folder, "uploads", id));
    await symlink(full, join(folder, "uploads", id));
    expect(await told(await patch(sato, location, { bytes, offset: 0 }))).toEqual(storeFull);
    expect(await finish(sato, world.room, id)).toEqual(refused("fileMissing"));
    await rm(join(folder, "uploads", id));
    expect((await announce(sato, world.room, announcing)).status).toBe(201);
    expect(await offsetOf(sato, location)).toEqual([200, 0]);
    expect((await patch(sato, location, { bytes, offset: 0 })).status).toBe(204);

    const place = placeOf(sha256);
    await mkdir(dirname(place), { recursive: true });
    await symlink(full, place);
    expect(await finish(sato, world.room, id)).toEqual(refused("storeFull"));
    expect(await sato.post(world.room, "", { files: [{ id }] })).toMatchObject({ ok: false, code: "fileMissing" });
    expect(await sato.post(world.room, "words go on")).toMatchObject({ ok: true });
    await rm(place);
    expect(await finish(sato, world.room, id)).toMatchObject({ ok: true });
    expect(await sato.post(world.room, "", { files: [{ id }] })).toMatchObject({ ok: true });
    const stored = await createFileStore({ dataFolder: folder }).get(sha256);
    expect(Buffer.from((await stored?.arrayBuffer()) ?? new ArrayBuffer())).toEqual(bytes);
  });

  test("an upload for which there is hardly room is not begun: the words of all the others need it", async () => {
    const { dataFolder } = world.place.settings;
    const store = { ...(await openUploadStore(join(dataFolder, "uploads"))), hasRoom: async () => false };
    const limits = { file: 10, company: 100 };
    const { begin } = uploads({ database: world.portal.database, store, limits, now: Date.now });
    const announced = { id: randomUUID(), roomId: world.room, name: "a.txt", size: 3 };
    expect(await refusal(begin(world.people.sato, announced))).toBe("storeFull");
    expect(await world.portal.database.prisma.upload.count({ where: { id: announced.id } })).toBe(0);
    const real = await openUploadStore(join(dataFolder, "uploads"));
    expect([await real.hasRoom(1), await real.hasRoom(2 ** 60)]).toEqual([true, false]);
  });

  test("what the database has no room for is said in the same words", () => {
    const error = { code: "P2010", meta: { driverAdapterError: { cause: { originalCode: "53100" } } } };
    expect(refusalFrom(error, createLog("silent"))).toMatchObject({ code: "storeFull" });
  });

  test("half a file that a killed portal left in the store is written anew", async () => {
    const content = Buffer.alloc(200_000, "half");
    const sum = createHash("sha256").update(content).digest("hex");
    const storage = createFileStore({ dataFolder: folder });
    await storage.set(sum, new File([new Uint8Array(content.subarray(0, 1000))], "half"));
    const wantedAt = new Date();
    const { prisma } = world.portal.database;
    await prisma.storedFile.create({ data: { sha256: sum, size: content.length, type: "text/plain", wantedAt } });
    const id = randomUUID();
    await announce(sato, world.room, { id, name: "a.txt", size: content.length });
    await patch(sato, `/uploads/${id}`, { bytes: content, offset: 0 });
    expect(await finish(sato, world.room, id)).toMatchObject({ ok: true });
    expect((await storage.get(sum))?.size).toBe(content.length);
  });

  /** Where the store keeps a content in its folder. */
  function placeOf(key: string): string {
    const name = createHash("sha256").update(key).digest("hex");
    return join(folder, "files", name.slice(0, 2), `${name}.dat`);
  }
});
