import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";
import type pg from "pg";
import { StartError } from "../start-error";
import { type BackupHeader, backupTables, parseHeader, parseLine, quoted } from "./backup-format";
import { appliedMigrations, migrate, ownMigrations } from "./migrate";
import type { Connected } from "./pool";

/**
 * Fills an empty database with a backup, all of it or nothing, brings it up to date, and answers the number of rows.
 * Refuses a database with rows in it, a damaged or incomplete file, and one that a newer portal wrote.
 */
export async function restoreBackup(database: Connected, file: string): Promise<number> {
  const lines = readLines(file);
  const first = await lines.next();
  const header = first.done ? null : parseHeader(first.value);
  if (!header) throw new StartError(`The file ${file} is not a backup of a portal.`);
  await checkMigrations(header, file);
  await prepare(database, header);
  const client = await database.pool.connect();
  let broken: Error | undefined;
  try {
    await client.query("BEGIN");
    const rows = await insertRows(client, lines, file);
    await client.query("COMMIT");
    await migrate(database.connection, { lock: !database.embedded });
    return rows;
  } catch (error) {
    await client.query("ROLLBACK").catch((lost: Error) => {
      broken = lost;
    });
    throw error;
  } finally {
    client.release(broken);
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

async function insertRows(client: pg.ClientBase, lines: AsyncIterable<string>, file: string): Promise<number> {
  const tables = new Set(await backupTables(client));
  await refuseRows(client, tables);
  let inserted = 0;
  let batch: Batch = { table: "", rows: [], size: 0 };
  for await (const line of lines) {
    const parsed = parseLine(line);
    if (!parsed || ("table" in parsed && !tables.has(parsed.table))) throw damaged(file);
    if ("end" in parsed) {
      inserted += await insert(client, batch);
      if (parsed.end !== inserted) throw damaged(file);
      return inserted;
    }
    if (parsed.table !== batch.table || batch.rows.length >= 500 || batch.size > 4_000_000) {
      inserted += await insert(client, batch);
      batch = { table: parsed.table, rows: [], size: 0 };
    }
    batch.rows.push(parsed.row);
    batch.size += parsed.row.length;
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
