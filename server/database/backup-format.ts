import type pg from "pg";
import * as z from "zod";

// A backup is gzip of one JSON object a line: the header, the rows in an order in which they can be inserted, the end.
// Rows stay the text that PostgreSQL wrote: parsed in JavaScript, a bigint would lose its last digits.

export const backupFormat = "portal-backup-1";

const headerSchema = z.object({
  format: z.literal(backupFormat),
  createdAt: z.string(),
  migrations: z.array(z.string()).min(1),
});

export type BackupHeader = z.infer<typeof headerSchema>;
export type BackupLine = { table: string; row: string } | { end: number };

/** Sessions and half-done sign-ins stay behind: they belong to the secret of the portal that made them. */
const leftBehind = ["_prisma_migrations", "session", "verification"];

export const headerLine = (header: BackupHeader) => `${JSON.stringify(header)}\n`;
export const rowLine = (table: string, row: string) => `{"table":${JSON.stringify(table)},"row":${oneLine(row)}}\n`;
export const endLine = (rows: number) => `{"end":true,"rows":${rows}}\n`;

/** The header, or null when the line is none. */
export function parseHeader(line: string): BackupHeader | null {
  try {
    return headerSchema.parse(JSON.parse(line));
  } catch {
    return null;
  }
}

/** A row or the end, or null when the line is neither. */
export function parseLine(line: string): BackupLine | null {
  const row = /^\{"table":("[^"\\]+"),"row":(\{.*\})\}$/s.exec(line);
  if (row?.[1] && row[2]) return { table: JSON.parse(row[1]) as string, row: row[2] };
  const end = /^\{"end":true,"rows":(\d+)\}$/.exec(line);
  return end ? { end: Number(end[1]) } : null;
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
