import { openAsBlob } from "node:fs";
import { join } from "node:path";
import type { FileStorage } from "@remix-run/file-storage";
import { createFsFileStorage } from "@remix-run/file-storage/fs";
import { Refusal } from "~/domain/result";
import { pieces } from "./pieces";
import { createS3Store, type S3Place } from "./s3-file-store";

export type FileStore = FileStorage;
export type FileStorePlace = {
  dataFolder: string;
  s3?: S3Place;
  /** The folder of the data folder that holds copies of what was read from S3 lately; null: none are kept. */
  copies?: string | null;
  onTrouble?: (error: unknown) => void;
};

/**
 * Where the contents of files are kept, by key: in a folder, or in S3. A full disk is refused `storeFull`. What it says of
 * a key proves nothing: a process that was killed may have left half a file.
 */
export function createFileStore({ dataFolder, s3, copies = "copies", onTrouble }: FileStorePlace): FileStore {
  const store = s3
    ? createS3Store(s3, { folder: copies === null ? null : join(dataFolder, copies), onTrouble })
    : createFsFileStorage(join(dataFolder, "files"));
  return {
    ...store,
    async put(key, file) {
      return Promise.resolve(store.put(key, file)).catch(refuseFull);
    },
    async set(key, file) {
      await Promise.resolve(store.set(key, file)).catch(refuseFull);
    },
  };
}

/** A file of this machine, as the store takes it: read piece by piece, where it is not wanted as a whole. */
export async function fileAt(path: string, { name, type }: { name: string; type: string }): Promise<File> {
  const file = new File([await openAsBlob(path, { type })], name, { type });
  // The folder's store has written a piece when it asks for the next.
  return Object.assign(file, { stream: () => streamOf(pieces(path)) });
}

/** Takes a piece when it is asked for one, never ahead. */
function streamOf(pieces: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream(
    {
      async pull(controller) {
        const { done, value } = await pieces.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      // Not waited for: a writer that has failed must get on to where it says so before anybody else hears of it.
      cancel() {
        void pieces.return(undefined).catch(() => undefined);
      },
    },
    { highWaterMark: 0 },
  );
}

/** Whether a file could not be written because there is no room for it. */
export function isFull(error: unknown): boolean {
  return error instanceof Error && "code" in error && fullCodes.includes(error.code);
}

/** No room on the disk, in the quota of the user, under the limit of the process. */
const fullCodes: unknown[] = ["ENOSPC", "EDQUOT", "EFBIG"];

function refuseFull(error: unknown): never {
  throw isFull(error) ? new Refusal("storeFull") : error;
}
