// npm run backup -- [file]: the whole database and its files into one file, also while the portal is running.
import { createFileStore } from "../adapters/file-store";
import { StartError } from "../start-error";
import { writeBackup } from "./backup-write";
import { runCommand } from "./command";
import { embeddedConnection, hasEmbedded } from "./embedded";
import { readHolder, tryLockFolder } from "./folder-lock";
import { type Connected, connect, type DatabaseTarget, openPool } from "./pool";

await runCommand(async (target) => {
  const file =
    process.argv[2] ?? `portal-backup-${new Date().toISOString().slice(0, 19).replaceAll(":", "-")}.ndjson.gz`;
  const database = await open(target);
  try {
    const storage = createFileStore({ ...target, copies: null });
    const { rows, files, missing } = await writeBackup({ pool: database.pool, storage }, file);
    const lost = missing > 0 ? ` ${missing} more files are not wholly in the store: they could not be backed up.` : "";
    return `Backed up ${rows} rows and ${files} files into ${file}, which holds everything that was said: keep it as safe as the database.${lost}`;
  } finally {
    await database.close();
  }
});

/** The embedded database of a running portal is reached through that portal. */
async function open(target: DatabaseTarget): Promise<Pick<Connected, "pool" | "close">> {
  if (target.url) return connect(target, lost);
  if (!hasEmbedded(target.dataFolder)) {
    throw new StartError(`The data folder ${target.dataFolder} has no database yet, so there is nothing to back up.`);
  }
  const lock = tryLockFolder(target.dataFolder);
  if (lock) {
    lock.release();
    return connect(target, lost);
  }
  const holder = readHolder(target.dataFolder);
  if (!holder) throw new StartError("The portal is just starting or stopping: try again in a moment.");
  const pool = openPool(embeddedConnection(holder.socket), 1);
  return { pool, close: () => pool.end() };
}

function lost(error: Error): never {
  throw error;
}
