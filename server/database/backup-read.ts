import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";
import type { FileStorage } from "@remix-run/file-storage";
import type pg from "pg";
import { StartError } from "../start-error";
import { type FileSink, openFileSink } from "./backup-file";
import { type BackupHeader, backupTables, parseHeader, parseLine, quoted } from "./backup-format";
import { appliedMigrations, migrate, ownMigrations } from "./migrate";
import type { Connected } from "./pool";

export type Target = { database: Connected; storage: Pick<FileStorage, "set"> };
export type Restored = { rows: number; files: number };

/**
 * Fills an empty database with a backup, all of it or nothing, brings it up to date, and puts the files into the store.
 * Refuses a database with rows in it, a damaged or incomplete file, and one that a newer portal wrote. What it has put into
 * the store by then stays there: no row tells of it, and the next try finds it the same.
 */
export async function restoreBackup({ database, storage }: Target, file: string): Promise<Restored> {
  const lines = readLines(file);
  const first = await lines.next();
  const header = first.done ? null : parseHeader(first.value);
  if (!header) throw new StartError(`The file ${file} is not a backup of a portal.`);
  await checkMigrations(header, file);
  await prepare(database, header);
  const client = await database.pool.connect();
  const sink = await openFileSink(storage);
  let broken: Error | undefined;
  try {
    await client.query("BEGIN");
    const restored = await insertAll(client, lines, { sink, file });
    await client.query("COMMIT");
    await migrate(database.connection, { lock: !database.embedded });
    return restored;
  } catch (error) {
    await client.query("ROLLBACK").catch((lost: Error) => {
      broken = lost;
    });
    throw error;
  } finally {
    client.release(broken);
    await sink.close();
  }
}

async function checkMigrations(header: BackupHeader, file: string) {
  const own = await ownMigrations();
  const foreign = header.migrations.find((name, index) => own[index] !== name);
  if (!foreign) return;
  throw new StartError(
    `The backup ${file} was made by another version of the portal (${foreign}): restore it with that.`,
  );
}

/** The tables as they were when the backup was made; what has come since follows after the rows. */
async function prepare({ pool, connection, embedded }: Connected, header: BackupHeader) {
  const applied = await appliedMigrations(pool);
  if (applied.length > 0 && applied.join() !== header.migrations.join()) {
    throw new StartError("The database was set up by another version than the backup: restore into a new, empty one.");
  }
  if (applied.length === 0) {
    const { rows } = await pool.query("SELECT 1 FROM pg_tables WHERE schemaname = current_schema() LIMIT 1");
    if (rows.length > 0) throw notEmpty();
    await migrate(connection, { lock: !embedded, only: header.migrations });
  }
}

async function insertAll(
  client: pg.ClientBase,
  lines: AsyncIterable<string>,
  { sink, file }: { sink: FileSink; file: string },
): Promise<Restored> {
  const tables = new Set(await backupTables(client));
  await refuseRows(client, tables);
  let inserted = 0;
  let batch: Batch = { table: "", rows: [], size: 0 };
  for await (const line of lines) {
    const parsed = parseLine(line);
    if (!parsed || ("table" in parsed && !tables.has(parsed.table))) throw damaged(file);
    if ("piece" in parsed) {
      await sink.add(parsed.piece);
    } else if ("file" in parsed) {
      if (!(await sink.end(parsed.file))) throw damaged(file);
    } else if ("end" in parsed) {
      inserted += await insert(client, batch);
      if (parsed.end !== inserted || parsed.files !== sink.stored.length) throw damaged(file);
      if (tables.has("stored_file")) await forgetMissing(client, sink.stored);
      return { rows: inserted, files: parsed.files };
    } else {
      if (parsed.table !== batch.table || batch.rows.length >= 500 || batch.size > 4_000_000) {
        inserted += await insert(client, batch);
        batch = { table: parsed.table, rows: [], size: 0 };
      }
      batch.rows.push(parsed.row);
      batch.size += parsed.row.length;
    }
  }
  throw incomplete(file);
}

async function refuseRows(client: pg.ClientBase, tables: Set<string>) {
  for (const table of tables) {
    await client.query(`LOCK TABLE ${quoted(table)} IN EXCLUSIVE MODE`);
    const { rows } = await client.query(`SELECT 1 FROM ${quoted(table)} LIMIT 1`);
    if (rows.length > 0) throw notEmpty();
  }
}

type Batch = { table: string; rows: string[]; size: number };

async function insert(client: pg.ClientBase, { table, rows }: Batch): Promise<number> {
  if (rows.length === 0) return 0;
  const name = quoted(table);
  const sql = `INSERT INTO ${name} SELECT * FROM json_populate_recordset(NULL::${name}, $1::json)`;
  return (await client.query(sql, [`[${rows.join(",")}]`])).rowCount ?? 0;
}

/** What the store had lost when the backup was made is not wholly there after it either. */
async function forgetMissing(client: pg.ClientBase, stored: string[]): Promise<void> {
  await client.query("UPDATE stored_file SET stored_at = NULL WHERE stored_at IS NOT NULL AND sha256 <> ALL($1)", [
    stored,
  ]);
}

async function* readLines(file: string): AsyncGenerator<string> {
  const source = createReadStream(file);
  const unzipped = createGunzip();
  source.on("error", (error) => unzipped.destroy(error)).pipe(unzipped.setEncoding("utf8"));
  let rest = "";
  try {
    for await (const chunk of unzipped as AsyncIterable<string>) {
      const lines = (rest + chunk).split("\n");
      rest = lines.pop() ?? "";
      yield* lines;
    }
  } catch (error) {
    throw readFailure(error as NodeJS.ErrnoException, file);
  } finally {
    source.destroy();
  }
}

function readFailure(error: NodeJS.ErrnoException, file: string): Error {
  if (error.code === "Z_BUF_ERROR") return incomplete(file);
  if (error.code?.startsWith("Z_")) return damaged(file);
  if (error.syscall) return new StartError(`The file ${file} cannot be read (${error.message}).`);
  return error;
}

const notEmpty = () => new StartError("The database is not empty: restore into a new, empty one.");
const incomplete = (file: string) => new StartError(`The backup ${file} is incomplete: nothing was restored.`);
const damaged = (file: string) => new StartError(`The file ${file} is damaged or not a backup: nothing was restored.`);
