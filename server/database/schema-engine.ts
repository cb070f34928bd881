import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from "@prisma/driver-adapter-utils";
import type { MigrationList, SchemaEngine, SchemasContainer } from "@prisma/schema-engine-wasm";
import type pg from "pg";
import { projectRoot } from "../project-root";

/** Prisma's own schema engine, as WebAssembly, on this pool; `adapt` may change how it reads. */
export async function openSchemaEngine(
  pool: pg.Pool,
  adapt: (adapter: SqlDriverAdapter) => SqlDriverAdapter = (adapter) => adapter,
): Promise<SchemaEngine> {
  const factory = new PrismaPg(pool);
  const connect = async () => adapt(wholeScripts(await factory.connect()));
  const adapters: SqlMigrationAwareDriverAdapterFactory = {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect,
    connectToShadowDb: connect,
  };
  loaded ??= loadEngine();
  const engine = await loaded;
  return engine.new({ datamodels: undefined }, () => {}, bindMigrationAwareSqlAdapterFactory(adapters));
}

export const migrationsFolder = () => join(projectRoot(), "prisma", "migrations");

/** The migrations on disk, oldest first, in the form that the engine reads. */
export async function readMigrations(): Promise<MigrationList> {
  const baseDir = migrationsFolder();
  const entries = existsSync(baseDir) ? await readdir(baseDir, { withFileTypes: true }) : [];
  const names = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  const lockfile = join(baseDir, "migration_lock.toml");
  return {
    baseDir,
    lockfile: {
      path: "migration_lock.toml",
      content: existsSync(lockfile) ? await readFile(lockfile, "utf8") : null,
    },
    shadowDbInitScript: "",
    migrationDirectories: await Promise.all(
      names.map(async (name) => ({
        path: name,
        migrationFile: {
          path: "migration.sql",
          content: { tag: "ok" as const, value: await readFile(join(baseDir, name, "migration.sql"), "utf8") },
        },
      })),
    ),
  };
}

export async function readSchema(): Promise<SchemasContainer> {
  const path = join(projectRoot(), "prisma", "schema.prisma");
  return { files: [{ path, content: await readFile(path, "utf8") }] };
}

/** The adapter cuts a script at every semicolon, also inside a function's body or a text; PostgreSQL knows better. */
function wholeScripts(adapter: SqlDriverAdapter): SqlDriverAdapter {
  adapter.executeScript = async (sql) => void (await adapter.executeRaw({ sql, args: [], argTypes: [] }));
  return adapter;
}

/** Loaded once: its JavaScript half knows one memory only, and a second instance would pull it from under the first. */
let loaded: Promise<typeof SchemaEngine> | undefined;

type Background = { __wbg_set_wasm(exports: WebAssembly.Exports): void; SchemaEngine: typeof SchemaEngine };

async function loadEngine(): Promise<typeof SchemaEngine> {
  const script = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const background = (await import("@prisma/schema-engine-wasm/schema_engine_bg")) as unknown as Background;
  const module = await WebAssembly.compile(await readFile(script.replace(/\.js$/, ".wasm")));
  const instance = await WebAssembly.instantiate(module, { "./schema_engine_bg.js": withIdleTimers(background) });
  background.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  return background.SchemaEngine;
}

/** The engine leaves a timer of 10 s behind, for which no command should wait. */
function withIdleTimers(background: Background): WebAssembly.ModuleImports {
  const imports = { ...background } as unknown as Record<string, WebAssembly.ImportValue>;
  for (const name of Object.keys(imports)) {
    if (name.startsWith("__wbg_setTimeout"))
      imports[name] = (run: () => void, ms: number) => setTimeout(run, ms).unref();
  }
  return imports;
}
