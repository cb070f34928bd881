import type pg from "pg";
import * as z from "zod";

// A backup is gzip of one JSON object a line: the header, the rows in an order in which they can be inserted, the contents
// of files in pieces, the end. Backups from before there were files have none, and an end that says nothing of them.
// Rows stay the text that PostgreSQL wrote: parsed in JavaScript, a bigint would lose its last digits.

export const backupFormat = "portal-backup-1";

const headerSchema = z.object({
  format: z.literal(backupFormat),
  createdAt: z.string(),
  migrations: z.array(z.string()).min(1),
});

export type BackupHeader = z.infer<typeof headerSchema>;
export type BackupLine =
  | { table: string; row: string }
  | { piece: Buffer }
  /** The pieces since the last file are one of this content; null: they turned out not to be. */
  | { file: string | null }
  | { end: number; files: number };

/** Sessions and half-done sign-ins stay behind: they belong to the secret of the portal that made them. */
const leftBehind = ["_prisma_migrations", "session", "verification"];

export const headerLine = (header: BackupHeader) => `${JSON.stringify(header)}\n`;
export const rowLine = (table: string, row: string) => `{"table":${JSON.stringify(table)},"row":${oneLine(row)}}\n`;
export const pieceLine = (piece: Uint8Array) => `{"piece":"${Buffer.from(piece).toString("base64")}"}\n`;
export const fileLine = (sha256: string | null) => `{"file":${JSON.stringify(sha256)}}\n`;
export const endLine = (rows: number, files: number) => `{"end":true,"rows":${rows},"files":${files}}\n`;

/** The header, or null when the line is none. */
export function parseHeader(line: string): BackupHeader | null {
  try {
    return headerSchema.parse(JSON.parse(line));
  } catch {
    return null;
  }
}

/** A row, a part of a file or the end, or null when the line is none of them. */
export function parseLine(line: string): BackupLine | null {
  const row = /^\{"table":("[^"\\]+"),"row":(\{.*\})\}$/s.exec(line);
  if (row?.[1] && row[2]) return { table: JSON.parse(row[1]) as string, row: row[2] };
  const piece = /^\{"piece":"([\w+/=]+)"\}$/.exec(line);
  if (piece?.[1]) return { piece: Buffer.from(piece[1], "base64") };
  const file = /^\{"file":(?:"([0-9a-f]{64})"|null)\}$/.exec(line);
  if (file) return { file: file[1] ?? null };
  const end = /^\{"end":true,"rows":(\d+)(?:,"files":(\d+))?\}$/.exec(line);
  return end ? { end: Number(end[1]), files: Number(end[2] ?? 0) } : null;
}

export const quoted = (table: string) => `"${table.replaceAll('"', '""')}"`;

/** The tables that a backup holds, each after those that its rows refer to. */
export async function backupTables(database: pg.ClientBase): Promise<string[]> {
  const { rows: tables } = await database.query<{ name: string }>(
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema() AND tablename <> ALL($1) ORDER BY tablename",
    [leftBehind],
  );
  const { rows: references } = await database.query<{ child: string; parent: string }>(
    `SELECT child.relname AS child, parent.relname AS parent FROM pg_constraint
      JOIN pg_class child ON child.oid = conrelid JOIN pg_class parent ON parent.oid = confrelid
      WHERE contype = 'f' AND connamespace = current_schema()::regnamespace AND conrelid <> confrelid`,
  );
  const ordered: string[] = [];
  let waiting = tables.map((table) => table.name);
  while (waiting.length > 0) {
    const ready = waiting.filter((name) => !references.some((r) => r.child === name && waiting.includes(r.parent)));
    if (ready.length === 0) throw new Error(`Tables refer to each other in a circle: ${waiting.join(", ")}`);
    ordered.push(...ready);
    waiting = waiting.filter((name) => !ready.includes(name));
  }
  return ordered;
}

/** The column by which rows refer to others of their own table, as a side room does. Those refer to none themselves. */
export async function ownReference(database: pg.ClientBase, table: string): Promise<string | undefined> {
  const { rows } = await database.query<{ name: string }>(
    `SELECT attname AS name FROM pg_constraint JOIN pg_attribute ON attrelid = conrelid AND attnum = conkey[1]
      WHERE contype = 'f' AND conrelid = confrelid AND conrelid = $1::regclass`,
    [quoted(table)],
  );
  return rows[0]?.name;
}

/** Inside a JSON text a line break is always escaped, so a bare one is only layout. */
const oneLine = (json: string) => json.replaceAll(/[\r\n]/g, " ");
