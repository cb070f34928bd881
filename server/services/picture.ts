import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";
import { isRefusal, Refusal } from "~/domain/result";
import type { FileStore } from "../adapters/file-store";
import { makePicture, type Rendition } from "../adapters/picture";
import { createTurns, createTurnsByKey } from "../adapters/turns";
import type { Database } from "../database/client";

type Dependencies = { storage: FileStore; database: Database };

/** One at a time: each may take a hundred times the memory of its file. */
const inTurn = createTurns(1);
const byKey = createTurnsByKey();

/**
 * A stored picture in one of its two sizes, made when it is first asked for and kept. What is no picture, or one that
 * cannot be drawn, is `notFound`.
 */
export function pictureOf(dependencies: Dependencies, sha256: string, rendition: Rendition): Promise<File> {
  const key = pictureKey(sha256, rendition);
  return byKey(key, async () => {
    const { storage } = dependencies;
    const kept = await keptAt(storage, key);
    if (kept) return kept;
    const bytes = await inTurn(() => make(dependencies, sha256, rendition));
    const made = new File([new Uint8Array(bytes)], key, { type: "image/webp" });
    // On a full disk it is made anew each time: reading goes on.
    await Promise.resolve(storage.set(key, made)).catch((error) => {
      if (!isRefusal(error)) throw error;
    });
    return made;
  });
}

/** Where a picture made of a content is kept. */
export const pictureKey = (sha256: string, rendition: Rendition) => `${rendition}/${sha256}`;

/** What a killed process left half-written is made again. */
async function keptAt(storage: FileStore, key: string): Promise<File | null> {
  try {
    return await storage.get(key);
  } catch (error) {
    if (isRefusal(error)) throw error;
    return null;
  }
}

async function make({ storage, database }: Dependencies, sha256: string, rendition: Rendition): Promise<Uint8Array> {
  const row = await database.prisma.storedFile.findUnique({ where: { sha256 } });
  // Without dimensions it was no picture that can be drawn when it came in.
  if (!row?.storedAt || row.width === null) throw new Refusal("notFound");
  const original = await storage.get(sha256);
  if (!original) throw new Error(`the store has lost ${sha256}`);
  const folder = await mkdtemp(join(tmpdir(), "portal-picture-"));
  try {
    const path = join(folder, "original");
    // From the disk, not from memory: the library would gather a stream before it reads it.
    await pipeline(Readable.fromWeb(original.stream() as ReadableStream), createWriteStream(path));
    return await makePicture(path, rendition).catch(() => {
      throw new Refusal("notFound");
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
