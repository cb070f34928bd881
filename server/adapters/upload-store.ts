import { createWriteStream } from "node:fs";
import { copyFile, mkdir, readdir, rm, stat, statfs } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { FileStore } from "@tus/file-store";
import { Refusal } from "~/domain/result";
import { createUploadLocker } from "./upload-locker";

export type UploadStore = Awaited<ReturnType<typeof openUploadStore>>;

/** Bytes that no upload takes. */
const spare = 64 * 1024 * 1024;

/** Where the bytes of uploads gather until each is wholly here: two files an upload, named by its id. */
export async function openUploadStore(folder: string) {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const datastore = new FileStore({ directory: folder });
  // The store's own way of writing hides why it failed, and a full disk must be told from a bug.
  datastore.write = async (bytes, id, offset) => {
    const target = createWriteStream(join(folder, id), { flags: "r+", start: offset });
    await pipeline(bytes, target);
    return offset + target.bytesWritten;
  };
  const locker = createUploadLocker();

  return {
    datastore,
    locker,

    /** Whether so many bytes fit twice, here and in the store, and leave some for the words of an embedded database. */
    async hasRoom(size: number): Promise<boolean> {
      const { bavail, bsize } = await statfs(folder);
      return bavail * bsize >= 2 * size + spare;
    },

    /** Where an upload lies that is wholly here; null for any other. */
    async whole(id: string, size: number): Promise<string | null> {
      const path = join(folder, id);
      const found = await stat(path).catch(() => null);
      return found?.size === size ? path : null;
    },

    /** All bytes of an upload at once, from a file of this machine. */
    async take(id: string, path: string): Promise<void> {
      await copyFile(path, join(folder, id));
    },

    async remove(id: string): Promise<void> {
      await rm(join(folder, id), { force: true });
      await rm(join(folder, `${id}.json`), { force: true });
    },

    /** The ids of those that nobody has written to for so many milliseconds. */
    async untouchedFor(age: number, now: number): Promise<string[]> {
      const ids = new Set((await readdir(folder)).map((name) => name.replace(/\.json$/, "")));
      const old: string[] = [];
      for (const id of ids) {
        const found = await stat(join(folder, id)).catch(() => null);
        if (!found || found.mtimeMs < now - age) old.push(id);
      }
      return old;
    },

    /** Runs the work while no request reads or writes the upload; `unavailable` where one does not let go. */
    async alone<T>(id: string, work: () => Promise<T>): Promise<T> {
      const lock = locker.newLock(id);
      await lock
        .lock(new AbortController().signal, () => {})
        .catch(() => {
          throw new Refusal("unavailable", { retryAfter: 5 });
        });
      try {
        return await work();
      } finally {
        await lock.unlock();
      }
    },
  };
}
