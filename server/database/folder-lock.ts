import { closeSync, ftruncateSync, mkdirSync, openSync, readFileSync, writeSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import * as z from "zod";
import { StartError } from "../start-error";

const { tryLock } = createRequire(import.meta.url)("fs-native-extensions") as { tryLock(fd: number): boolean };

const holderSchema = z.object({ pid: z.number(), socket: z.string() });

/** Who holds a folder: its process, and the folder of the private socket by which its database is reached. */
export type Holder = z.infer<typeof holderSchema>;

export type FolderLock = {
  /** What the lock file said before: the last holder, if it did not end cleanly. */
  left: Holder | null;
  write(holder: Holder): void;
  release(): void;
};

/**
 * Holds the data folder for this process alone; made if it is not there yet. The lock belongs to the open file, so the
 * operating system drops it when the process ends, however it ends. Refuses a folder that is held, also by this process.
 */
export function lockFolder(folder: string): FolderLock {
  const lock = tryLockFolder(folder);
  if (lock) return lock;
  const pid = readHolder(folder)?.pid;
  const who = pid === undefined ? "another portal" : `another portal (process ${pid})`;
  throw new StartError(
    `The data folder ${resolve(folder)} is in use by ${who}: stop that one first, or set DATA_DIR to another folder.`,
  );
}

/** As `lockFolder`, but answers null when the folder is held. */
export function tryLockFolder(folder: string): FolderLock | null {
  const fd = openLockFile(folder);
  let locked = false;
  try {
    locked = tryLock(fd);
  } finally {
    if (!locked) closeSync(fd);
  }
  if (!locked) return null;
  return {
    left: readHolder(folder),
    write: (holder) => replace(fd, JSON.stringify(holder)),
    release() {
      ftruncateSync(fd);
      closeSync(fd);
    },
  };
}

/** What the lock file says, or null while its portal is still starting. Says nothing about whether it is held now. */
export function readHolder(folder: string): Holder | null {
  try {
    return holderSchema.parse(JSON.parse(readFileSync(lockFile(folder), "utf8")));
  } catch {
    return null;
  }
}

function openLockFile(folder: string): number {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return openSync(lockFile(folder), "a+", 0o600);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartError(`The data folder ${resolve(folder)} cannot be used (${reason}): set DATA_DIR to another one.`);
  }
}

function replace(fd: number, text: string) {
  ftruncateSync(fd);
  writeSync(fd, text);
}

const lockFile = (folder: string) => join(folder, "lock");
