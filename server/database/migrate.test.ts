import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, describe, expect, test, vi } from "vitest";
import { createDatabase } from "../../test/support/postgres";
import { openDatabase } from "./client";
import { appliedMigrations, migrate, ownMigrations } from "./migrate";
import { schemaDifference } from "./schema-difference";

vi.setConfig({ testTimeout: 30_000 });
const dataFolder = mkdtempSync(join(tmpdir(), "portal-migrate-test-"));
afterAll(() => rmSync(dataFolder, { recursive: true, force: true }));

test("the migrations lead exactly to the schema", async () => {
  expect(await schemaDifference()).toBeNull();
});

test("the embedded database is migrated when it opens, and once only", async () => {
  const first = await openDatabase({ dataFolder });
  expect(await appliedMigrations(first.pool)).toEqual(await ownMigrations());
  expect(await first.prisma.member.count()).toBe(0);
  await first.close();
  const again = await openDatabase({ dataFolder });
  expect(await appliedMigrations(again.pool)).toEqual(await ownMigrations());
  await again.pool.query(
    "INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('x', 'x', '29990101000000_later', now())",
  );
  await again.close();
  await expect(openDatabase({ dataFolder })).rejects.toThrow(
    "The database was last used by a newer portal (it has the migration 29990101000000_later): start that one.",
  );
});

describe.skipIf(!process.env.TEST_DATABASE_URL)("on PostgreSQL", () => {
  test("portals that start at once take turns, and each of them succeeds", async () => {
    const { url, drop } = await createDatabase();
    const done = await Promise.all([1, 2, 3].map(() => migrate({ connectionString: url }, { lock: true })));
    expect(done.flat().sort()).toEqual(await ownMigrations());
    await drop();
  });

  test("a portal waits while another one migrates", async () => {
    const { url, drop } = await createDatabase();
    const other = new pg.Client(url);
    await other.connect();
    await other.query("SELECT pg_advisory_lock(7305511482)");
    let done = false;
    const migrated = migrate({ connectionString: url }, { lock: true }).then(() => {
      done = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(done).toBe(false);
    expect(await appliedMigrations(other)).toEqual([]);
    await other.end();
    await migrated;
    await drop();
  });
});
