import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { PGLiteSocketServer } from "@electric-sql/pglite-socket";
import { ColumnTypeEnum, type SqlDriverAdapter } from "@prisma/driver-adapter-utils";
import type pg from "pg";
import { embeddedConnection } from "./embedded";
import { openPool } from "./pool";
import { openSchemaEngine, readMigrations, readSchema } from "./schema-engine";

/** The SQL that is missing from prisma/migrations to arrive at prisma/schema.prisma; null when nothing is. */
export async function schemaDifference(): Promise<string | null> {
  const host = await mkdtemp(join(tmpdir(), "portal-shadow-"));
  const database = await PGlite.create();
  const server = new PGLiteSocketServer({ db: database, path: join(host, ".s.PGSQL.5432"), maxConnections: 4 });
  await server.start();
  const pool = openPool(embeddedConnection(host), 1);
  try {
    const engine = await openSchemaEngine(pool, readingCatalogues(pool));
    const { exitCode, stdout } = await engine.diff({
      from: { tag: "migrations", ...(await readMigrations()) },
      to: { tag: "schemaDatamodel", ...(await readSchema()) },
      script: true,
      exitCode: true,
      filters: { externalTables: [], externalEnums: [] },
    });
    return exitCode === 0 ? null : stdout;
  } finally {
    await pool.end();
    await server.stop();
    await database.close();
    await rm(host, { recursive: true, force: true });
  }
}

/** The catalogues have columns of type "char", which the adapter takes for an error; the engine wants them as such. */
function readingCatalogues(pool: pg.Pool): (adapter: SqlDriverAdapter) => SqlDriverAdapter {
  let characters: number[] = [];
  const query = pool.query.bind(pool) as (config: pg.QueryArrayConfig) => Promise<pg.QueryArrayResult>;
  const remember = async (config: pg.QueryArrayConfig) => {
    const result = await query(config);
    const fields = result.fields ?? []; // a script of several statements has none
    characters = fields.flatMap((field, index) => (field.dataTypeID === internalChar ? [index] : []));
    for (const index of characters) Object.assign(fields[index] ?? {}, { dataTypeID: text });
    return result;
  };
  Object.assign(pool, { query: remember });
  return (adapter) => {
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (sql) => {
      const result = await queryRaw(sql);
      for (const index of characters) result.columnTypes[index] = ColumnTypeEnum.Character;
      return result;
    };
    return adapter;
  };
}

const internalChar = 18;
const text = 25;
