import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { link, open, rm } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import type { FileStorage } from "@remix-run/file-storage";
import type pg from "pg";
import { StartError } from "../start-error";
import {
  backupFormat,
  backupTables,
  endLine,
  fileLine,
  headerLine,
  ownReference,
  pieceLine,
  quoted,
  rowLine,
} from "./backup-format";
import { appliedMigrations } from "./migrate";

/** Rows read at a time: what bounds the memory. */
const batch = 500;

/** `missing`: contents that the database knows and the store does not have, or not wholly. */
export type Written = { rows: number; files: number; missing: number };
export type Source = { pool: pg.Pool; storage: Pick<FileStorage, "get"> };

/**
 * Writes one moment of the database, and the files of that moment, into a new file, which appears only when it is whole.
 * Refuses an existing file and a database without a portal in it.
 */
export async function writeBackup(source: Source, file: string): Promise<Written> {
  const half = `${file}.part`;
  const written: Written = { rows: 0, files: 0, missing: 0 };
  try {
    const target = createWriteStream(half, { mode: 0o600 });
    await pipeline(Readable.from(lines(source, written)), createGzip(), target);
    await sync(half);
    await publish(half, file);
    return written;
  } finally {
    await rm(half, { force: true });
  }
}

async function* lines({ pool, storage }: Source, written: Written): AsyncGenerator<string> {
  const contents: string[] = [];
  yield* databaseLines(pool, written, contents);
  // After the transaction: in the embedded database it would keep everybody else waiting.
  for (const sha256 of contents) {
    const content = await storage.get(sha256);
    if (content && (yield* fileLines(content, sha256))) written.files++;
    else written.missing++;
  }
  yield endLine(written.rows, written.files);
}

/** One moment of the database; adds which contents were in the store then. */
async function* databaseLines(pool: pg.Pool, written: Written, contents: string[]): AsyncGenerator<string> {
  const client = await pool.connect();
  try {
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    await client.query("SET LOCAL bytea_output = 'hex'");
    const migrations = await appliedMigrations(client);
    if (migrations.length === 0)
      throw new StartError("The database has no portal in it, so there is nothing to back up.");
    yield headerLine({ format: backupFormat, createdAt: new Date().toISOString(), migrations });
    const tables = await backupTables(client);
    for (const table of tables) {
      for await (const row of rowsOf(client, table)) {
        yield rowLine(table, row);
        written.rows++;
      }
    }
    if (tables.includes("stored_file")) {
      const { rows } = await client.query<{ sha256: string }>(
        "SELECT sha256 FROM stored_file WHERE stored_at IS NOT NULL ORDER BY sha256",
      );
      contents.push(...rows.map(({ sha256 }) => sha256));
    }
  } finally {
    await client.query("ROLLBACK").then(
      () => client.release(),
      (error: Error) => client.release(error),
    );
  }
}

async function* rowsOf(client: pg.ClientBase, table: string): AsyncGenerator<string> {
  const parent = await ownReference(client, table);
  const order = parent ? `ORDER BY ${quoted(parent)} NULLS FIRST` : "";
  await client.query(
    `DECLARE backup NO SCROLL CURSOR FOR SELECT row_to_json(t)::text AS row FROM ${quoted(table)} t ${order}`,
  );
  for (;;) {
    const found = await client.query<{ row: string }>(`FETCH ${batch} FROM backup`);
    for (const { row } of found.rows) yield row;
    if (found.rows.length < batch) break;
  }
  await client.query("CLOSE backup");
}

/** Answers whether the store still has what it was given. */
async function* fileLines(content: File, sha256: string): AsyncGenerator<string, boolean> {
  const hash = createHash("sha256");
  for await (const piece of content.stream() as unknown as AsyncIterable<Uint8Array>) {
    hash.update(piece);
    if (piece.length > 0) yield pieceLine(piece);
  }
  const isWhole = hash.digest("hex") === sha256;
  yield fileLine(isWhole ? sha256 : null);
  return isWhole;
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
