import { createHash } from "node:crypto";
import { openAsBlob } from "node:fs";
import { type FileHandle, mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FileStorage } from "@remix-run/file-storage";

export type FileSink = Awaited<ReturnType<typeof openFileSink>>;

/** Puts the files of a backup into the store, one after the other: each is gathered on the disk and compared first. */
export async function openFileSink(storage: Pick<FileStorage, "set">) {
  const folder = await mkdtemp(join(tmpdir(), "portal-restore-"));
  const path = join(folder, "file");
  const stored: string[] = [];
  let hash = createHash("sha256");
  let gathered: FileHandle | undefined;

  return {
    /** The contents that are in the store by now. */
    stored,

    async add(piece: Buffer): Promise<void> {
      gathered ??= await open(path, "w");
      hash.update(piece);
      await gathered.writeFile(piece);
    },

    /** The pieces so far are this content, or nothing. Answers false where they are something else. */
    async end(sha256: string | null): Promise<boolean> {
      await gathered?.close();
      gathered = undefined;
      const isSame = hash.digest("hex") === sha256;
      hash = createHash("sha256");
      if (sha256 === null) return true;
      if (!isSame) return false;
      await storage.set(sha256, new File([await openAsBlob(path)], sha256));
      stored.push(sha256);
      return true;
    },

    async close(): Promise<void> {
      await gathered?.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
