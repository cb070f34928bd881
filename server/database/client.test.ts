import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { createDatabase } from "../../test/support/postgres";
import { type Database, isUnavailable, isUniqueViolation, openDatabase, Prisma } from "./client";

vi.setConfig({ testTimeout: 20_000, hookTimeout: 60_000 });
const nowhere = "postgresql://portal:secret@127.0.0.1:1/portal";

test("a database that does not answer is a sentence without the password", async () => {
  const refused = openDatabase({ url: nowhere, dataFolder: "unused" });
  await expect(refused).rejects.toMatchObject({
    name: "StartError",
    message:
      "The database at 127.0.0.1:1/portal cannot be reached (connect ECONNREFUSED 127.0.0.1:1): check DATABASE_URL and that it runs.",
  });
  await expect(openDatabase({ url: "mysql://x/y", dataFolder: "unused" })).rejects.toThrow(
    "DATABASE_URL is not an address",
  );
});

test("neither a rule broken nor a text that a person wrote is taken for an outage", () => {
  expect(isUnavailable(new Error("no such member"))).toBe(false);
  expect(isUnavailable(Object.assign(new Error('invalid: "Connection terminated"'), { code: "22P02" }))).toBe(false);
  expect(isUnavailable("ECONNREFUSED")).toBe(false);
  expect(isUniqueViolation(Object.assign(new Error("x"), { code: "23503" }))).toBe(false);
});

describe.skipIf(!process.env.TEST_DATABASE_URL)("on PostgreSQL", () => {
  let database: Database;
  let drop: () => Promise<void>;
  const organization = {
    id: "01900000-0000-7000-8000-000000000001",
    country: "JP",
    locale: "ja",
    timeZone: "Asia/Tokyo",
  };

  beforeAll(async () => {
    vi.spyOn(console, "warn").mockImplementation(() => {});
    const created = await createDatabase();
    drop = created.drop;
    database = await openDatabase({ url: created.url, dataFolder: "unused" });
    await database.prisma.organization.create({ data: organization });
  });
  afterAll(async () => {
    await database.close();
    await drop();
  });

  test("a double key is told from model calls, raw SQL, transactions and the pool", async () => {
    const { prisma, pool } = database;
    const raw = Prisma.sql`INSERT INTO organization (id, country, locale, time_zone) VALUES (${organization.id}::uuid, '', '', '')`;
    for (const attempt of [
      () => prisma.organization.create({ data: organization }),
      () => prisma.$queryRaw(raw),
      () => prisma.$executeRaw(raw),
      () => prisma.$transaction((inner) => inner.organization.create({ data: organization })),
      () => pool.query(raw.text, raw.values),
    ]) {
      const error = await attempt().then(
        () => null,
        (thrown: unknown) => thrown,
      );
      expect(isUniqueViolation(error)).toBe(true);
      expect(isUnavailable(error)).toBe(false);
    }
  });

  test("connections that the server ends fail as unavailable, and the next query works", async () => {
    const { prisma, pool } = database;
    for (const work of [
      () => prisma.$queryRaw`SELECT pg_sleep(5)::text`,
      () => pool.query("SELECT pg_sleep(5)"),
      () => prisma.$transaction((inner) => inner.$queryRaw`SELECT pg_sleep(5)::text`),
    ]) {
      const failed = work().then(
        () => null,
        (thrown: unknown) => thrown,
      );
      await new Promise((resolve) => setTimeout(resolve, 200));
      await endOthers();
      expect(isUnavailable(await failed)).toBe(true);
      expect(await prisma.organization.count()).toBe(1);
    }
  });

  test("a pool with no connection left fails as unavailable instead of waiting for ever", async () => {
    const { prisma, pool } = database;
    const held = await Promise.all(Array.from({ length: 10 }, () => pool.connect()));
    const failed = await Promise.allSettled([
      prisma.organization.count(),
      prisma.$transaction((inner) => inner.organization.count()),
      pool.query("SELECT 1"),
    ]);
    for (const client of held) client.release();
    expect(failed.map((result) => result.status === "rejected" && isUnavailable(result.reason))).toEqual([
      true,
      true,
      true,
    ]);
  });

  test("times are in UTC whatever the server's zone", async () => {
    await database.pool.query("ALTER ROLE CURRENT_USER SET timezone = 'Asia/Tokyo'");
    await endOthers();
    await vi.waitFor(() => database.pool.query("SELECT 1"));
    const at = new Date("2026-11-21T01:02:03.004Z");
    await database.prisma.organization.update({ where: { id: organization.id }, data: { createdAt: at } });
    const { rows } = await database.pool.query("SELECT created_at FROM organization");
    await database.pool.query("ALTER ROLE CURRENT_USER RESET timezone");
    expect(rows).toEqual([{ created_at: at }]);
    expect((await database.prisma.organization.findFirst())?.createdAt).toEqual(at);
  });

  const endOthers = () =>
    database.pool.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()",
    );
});
