import { createWriteStream } from "node:fs";
import { link, open, rm } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import type pg from "pg";
import { StartError } from "../start-error";
import { backupFormat, backupTables, endLine, headerLine, ownReference, quoted, rowLine } from "./backup-format";
import { appliedMigrations } from "./migrate";

/** Rows read at a time: what bounds the memory. */
const batch = 500;

/**
 * Writes one moment of the database into a new file, which appears only when it is whole, and answers the number of
 * rows. Refuses an existing file and a database without a portal in it.
 */
export async function writeBackup(pool: pg.Pool, file: string): Promise<number> {
  const half = `${file}.part`;
  const client = await pool.connect();
  let rows = 0;
  try {
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    await client.query("SET LOCAL bytea_output = 'hex'");
    const target = createWriteStream(half, { mode: 0o600 });
    await pipeline(Readable.from(lines(client, () => rows++)), createGzip(), target);
    await sync(half);
    await publish(half, file);
    return rows;
  } finally {
    await client.query("ROLLBACK").then(
      () => client.release(),
      (error: Error) => client.release(error),
    );
    await rm(half, { force: true });
  }
}

async function* lines(client: pg.ClientBase, count: () => void): AsyncGenerator<string> {
  const migrations = await appliedMigrations(client);
  if (migrations.length === 0)
    throw new StartError("The database has no portal in it, so there is nothing to back up.");
  yield headerLine({ format: backupFormat, createdAt: new Date().toISOString(), migrations });
  let rows = 0;
  for (const table of await backupTables(client)) {
    const parent = await ownReference(client, table);
    const order = parent ? `ORDER BY ${quoted(parent)} NULLS FIRST` : "";
    await client.query(
      `DECLARE backup NO SCROLL CURSOR FOR SELECT row_to_json(t)::text AS row FROM ${quoted(table)} t ${order}`,
    );
    for (;;) {
      const found = await client.query<{ row: string }>(`FETCH ${batch} FROM backup`);
      for (const { row } of found.rows) {
        yield rowLine(table, row);
        count();
        rows++;
      }
      if (found.rows.length < batch) break;
    }
    await client.query("CLOSE backup");
  }
  yield endLine(rows);
}

async function sync(file: string) {
  const handle = await open(file, "r+");
  await handle.sync().finally(() => handle.close());
}

/** Unlike a rename, a link never replaces what is already there. */
async function publish(half: string, file: string) {
  try {
    await link(half, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    throw new StartError(`The file ${file} is already there: give another name.`);
  }
}
