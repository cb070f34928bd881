import { rmSync } from "node:fs";
import type { FileStorage } from "@remix-run/file-storage";
import { createFsFileStorage } from "@remix-run/file-storage/fs";
import { createS3FileStorage } from "@remix-run/file-storage-s3";
import { Refusal } from "~/domain/result";
import { createTurns, createTurnsByKey } from "./turns";

export type S3Place = {
  bucket: string;
  region: string;
  endpoint?: string;
  accessKeyId: string;
  secretAccessKey: string;
};

type Options = {
  /** null: for a process that reads each file once, one after the other */
  folder: string | null;
  /** Told why the store was not reached: whoever waits for a file only learns that they wait. */
  onTrouble?: (error: unknown) => void;
};

/** The bytes of the copies that are kept here. */
const room = 1024 ** 3;

/**
 * Files in S3. The library holds a whole file in memory while it stores or reads it, so one at a time is; and each that
 * is read goes to a copy in `folder`, from which every reader gets only the piece that they ask for. The contents of a
 * key never change, so a copy is never stale; the oldest go when they take too much room, all of them at the next start.
 */
export function createS3Store(place: S3Place, { folder, onTrouble }: Options): FileStorage {
  if (folder) rmSync(folder, { recursive: true, force: true });
  const copies = folder ? createFsFileStorage(folder) : null;
  const remote = createS3FileStorage({ ...place, fetch: fetchInTime });
  const inTurn = createTurns(1);
  const byKey = createTurnsByKey();
  const kept = new Map<string, number>();

  return {
    get: (key) =>
      byKey(key, async () => {
        const copy = await copies?.get(key);
        if (copy) return copy;
        return inTurn(async () => {
          const file = await reached(remote.get(key));
          return file && copies ? keepCopy(copies, key, file) : file;
        });
      }),
    has: (key) => reached(remote.has(key)),
    list: (options) => reached(remote.list(options)),
    put: (key, file) => inTurn(() => reached(remote.put(key, file))),
    set: (key, file) => inTurn(() => reached(remote.set(key, file))),
    async remove(key) {
      await reached(remote.remove(key));
      await forget(key);
    },
  };

  /** A store that is away, or says no, is expected back. */
  async function reached<T>(work: T | Promise<T>): Promise<T> {
    try {
      return await work;
    } catch (error) {
      onTrouble?.(error);
      throw new Refusal("unavailable", { retryAfter: 10 });
    }
  }

  async function keepCopy(copies: FileStorage, key: string, file: File): Promise<File> {
    for (const [oldest] of kept) {
      const taken = [...kept.values()].reduce((sum, size) => sum + size, file.size);
      if (taken <= room) break;
      await forget(oldest);
    }
    kept.set(key, file.size);
    return copies.put(key, file);
  }

  async function forget(key: string): Promise<void> {
    kept.delete(key);
    await copies?.remove(key);
  }
}

/** A store that does not answer must not keep all the others waiting for ever. */
const patience = 120_000;

const fetchInTime: typeof fetch = (input, init) => fetch(input, { ...init, signal: AbortSignal.timeout(patience) });
