import type pg from "pg";
import { StartError } from "../start-error";
import { openPool } from "./pool";
import { openSchemaEngine, readMigrations } from "./schema-engine";

/** The name of the lock under which a PostgreSQL is migrated; any number that nobody else takes. */
const migrationLock = 7_305_511_482;

type Options = {
  /** false for the embedded database, which the folder lock guards and whose connections are one session */
  lock: boolean;
  /** the names to apply; all without it */
  only?: string[];
};

/**
 * Applies what the database lacks and answers the names. Several portals may start at once on one PostgreSQL: they take
 * turns. Refuses a database that a newer portal has migrated, and one where a migration has failed.
 */
export async function migrate(connection: pg.PoolConfig, { lock, only }: Options): Promise<string[]> {
  // one connection, and never another in its place: the lock lives and dies with it
  const pool = openPool({ ...connection, query_timeout: undefined, idleTimeoutMillis: 0 }, 1);
  try {
    if (lock) await pool.query("SELECT pg_advisory_lock($1)", [migrationLock]);
    const names = await applyTo(pool, only);
    if (lock && !(await unlock(pool))) throw new StartError("The connection was lost during a migration: start again.");
    return names;
  } finally {
    await pool.end();
  }
}

/** The names of the migrations that the database has, oldest first. */
export async function appliedMigrations(database: pg.Pool | pg.ClientBase): Promise<string[]> {
  const { rows: there } = await database.query(
    "SELECT 1 FROM pg_tables WHERE tablename = '_prisma_migrations' AND schemaname = current_schema()",
  );
  if (there.length === 0) return [];
  const { rows } = await database.query<{ migration_name: string }>(
    "SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name",
  );
  return rows.map((row) => row.migration_name);
}

/** The names of the migrations that this portal brings, oldest first. */
export async function ownMigrations(): Promise<string[]> {
  return (await readMigrations()).migrationDirectories.map((directory) => directory.path);
}

async function applyTo(pool: pg.Pool, only: string[] | undefined): Promise<string[]> {
  const migrations = await readMigrations();
  if (migrations.migrationDirectories.length === 0) throw new Error(`No migrations in ${migrations.baseDir}`);
  const own = new Set(migrations.migrationDirectories.map((directory) => directory.path));
  const applied = await appliedMigrations(pool);
  const newer = applied.find((name) => !own.has(name));
  if (newer) {
    throw new StartError(
      `The database was last used by a newer portal (it has the migration ${newer}): start that one.`,
    );
  }
  const migrationDirectories = migrations.migrationDirectories.filter(({ path }) => !only || only.includes(path));
  const engine = await openSchemaEngine(pool);
  try {
    const filters = { externalTables: [], externalEnums: [] };
    const done = await engine.applyMigrations({ migrationsList: { ...migrations, migrationDirectories }, filters });
    return done.appliedMigrationNames;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartError(`The database could not be brought up to date: ${reason.trim().replaceAll(/\s+/g, " ")}`);
  }
}

async function unlock(pool: pg.Pool): Promise<boolean> {
  const { rows } = await pool.query<{ held: boolean }>("SELECT pg_advisory_unlock($1) AS held", [migrationLock]);
  return rows[0]?.held === true;
}
