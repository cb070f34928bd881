import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type Embedded, embeddedVersion, openEmbedded } from "./embedded";
import { isUnavailable } from "./failure";
import { readHolder } from "./folder-lock";
import { openPool } from "./pool";

vi.setConfig({ testTimeout: 20_000 });
const parent = mkdtempSync(join(tmpdir(), "portal-embedded-test-"));
const template = join(parent, "template");
let names = 0;

beforeAll(async () => {
  await (await openEmbedded(template, unexpected)).close();
}, 60_000);
afterAll(() => rmSync(parent, { recursive: true, force: true }));

test("a clean close leaves neither the lock nor the socket, and the data are there again", async () => {
  const folder = copy();
  const first = await openEmbedded(folder, unexpected);
  await run(first, "CREATE TABLE kept (n int); INSERT INTO kept VALUES (7)");
  await first.close();
  expect(existsSync(first.connection.host ?? "")).toBe(false);
  const second = await openEmbedded(folder, unexpected);
  expect(await run(second, "SELECT n FROM kept")).toEqual([{ n: 7 }]);
  await second.close();
});

test("a second start on the folder is refused with a sentence", async () => {
  const folder = copy();
  const held = await openEmbedded(folder, unexpected);
  await expect(openEmbedded(folder, unexpected)).rejects.toThrow(/^The data folder .* is in use by another portal/);
  await held.close();
});

test("a folder of another PostgreSQL is refused with both versions, and the lock is free again", async () => {
  const folder = copy();
  expect(readFileSync(join(folder, "postgres/PG_VERSION"), "utf8").trim()).toBe(embeddedVersion);
  writeFileSync(join(folder, "postgres/PG_VERSION"), "17\n");
  await expect(openEmbedded(folder, unexpected)).rejects.toThrow(/of PostgreSQL 17, and this portal has PostgreSQL 18/);
  writeFileSync(join(folder, "postgres/PG_VERSION"), "18\n");
  await (await openEmbedded(folder, unexpected)).close();
});

test("a half-sent statement of one connection is not replaced by another connection's", async () => {
  const embedded = await openEmbedded(copy(), unexpected);
  const pool = openPool(embedded.connection, 5);
  const wide = "図".repeat(100_000); // several reads of the socket
  const answers = await Promise.all(
    Array.from({ length: 200 }, async (_, n) => {
      if (n % 2) return (await pool.query("SELECT $1::int AS n", [n])).rows[0].n === n;
      const { rows } = await pool.query("SELECT $1::text AS t, $2::int AS n", [`${wide}${n}`, n]);
      return rows[0].n === n && rows[0].t === `${wide}${n}`;
    }),
  );
  expect(answers).not.toContain(false);
  const [slow, quick] = [await pool.connect(), await pool.connect()];
  const connection = (slow as unknown as { connection: RawConnection }).connection;
  connection.removeAllListeners();
  connection.parse({ text: "SELECT 'slow ' || $1::text", types: [] });
  await new Promise((resolve) => setTimeout(resolve, 100));
  const other = quick.query("SELECT $1::int + $2::int AS n", [1, 2]);
  const row = once(connection, "dataRow") as Promise<[{ fields: string[] }]>;
  connection.bind({ values: ["one"], valueMapper: (value) => value });
  connection.execute({});
  connection.sync();
  expect((await row)[0].fields.map(String)).toEqual(["slow one"]);
  expect((await other).rows).toEqual([{ n: 3 }]);
  slow.release(true);
  quick.release();
  await pool.end();
  await embedded.close();
});

test("a client that goes away with its transaction open, or its statement half sent, holds nobody up", async () => {
  const embedded = await openEmbedded(copy(), unexpected);
  const pool = openPool(embedded.connection, 5);
  await pool.query("CREATE TABLE kept (n int)");
  for (const leave of ["transaction", "statement"]) {
    const client = new pg.Client(embedded.connection);
    client.on("error", () => {});
    await client.connect();
    if (leave === "transaction") await client.query("BEGIN; INSERT INTO kept VALUES (1)");
    const { connection } = client as unknown as { connection: RawConnection };
    if (leave === "statement") connection.parse({ text: "SELECT $1::nonsense", types: [] });
    await new Promise((resolve) => setTimeout(resolve, 50));
    connection.stream.destroy();
    expect((await pool.query("SELECT n FROM kept")).rows).toEqual([]);
  }
  await pool.end();
  await embedded.close();
});

test("the death of the database is reported, and its queries fail", async () => {
  const folder = copy();
  const lost = vi.fn();
  const embedded = await openEmbedded(folder, lost);
  const pool = openPool(embedded.connection, 1);
  await pool.query("CREATE TABLE kept (n int)");
  rmSync(join(folder, "postgres/pg_wal"), { recursive: true });
  await pool.query("SELECT pg_switch_wal()");
  await expect(pool.query("INSERT INTO kept VALUES (1)")).rejects.toSatisfy(isUnavailable);
  await vi.waitFor(() => expect(lost).toHaveBeenCalledOnce());
  expect(lost.mock.calls[0]?.[0].message).toMatch(/^The embedded database has stopped: .*PANIC: .*pg_wal/);
  await pool.end();
  await embedded.close();
});

test("what was acknowledged survives a SIGKILL of the process", async () => {
  const folder = copy();
  for (let round = 0; round < 3; round++) {
    const child = writer(folder);
    let acknowledged = 0;
    for await (const chunk of child.stdout ?? []) {
      acknowledged = Number(String(chunk).trim().split("\n").at(-1));
      if (acknowledged % 1_000 > 40 + round * 13) break;
    }
    child.kill("SIGKILL");
    if (child.signalCode === null) await once(child, "exit");
    const left = readHolder(folder);
    const embedded = await openEmbedded(folder, unexpected);
    expect(existsSync(left?.socket ?? "missing")).toBe(false);
    const numbers = (await run(embedded, "SELECT n FROM burst ORDER BY n")) as { n: number }[];
    expect(numbers.at(-1)?.n).toBeGreaterThanOrEqual(acknowledged);
    expect(numbers.slice(0, acknowledged).map(({ n }) => n)).toEqual(
      Array.from({ length: acknowledged }, (_, i) => i + 1),
    );
    await run(embedded, "DROP TABLE burst");
    await embedded.close();
  }
}, 60_000);

type RawConnection = NodeJS.EventEmitter & {
  stream: { destroy(): void };
  parse(query: { text: string; types: number[] }): void;
  bind(config: { values: string[]; valueMapper: (value: unknown) => unknown }): void;
  execute(config: object): void;
  sync(): void;
};

function writer(folder: string): ChildProcess {
  const script = `
    import { openEmbedded } from "./server/database/embedded";
    import { openPool } from "./server/database/pool";
    openEmbedded(${JSON.stringify(folder)}, () => process.exit(1)).then(async ({ connection }) => {
      const pool = openPool(connection, 2);
      await pool.query("CREATE TABLE burst (n int PRIMARY KEY)");
      for (let n = 1; ; n++) {
        await pool.query("INSERT INTO burst VALUES ($1)", [n]);
        process.stdout.write(n + "\\n");
      }
    });`;
  return spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
}

async function run({ connection }: Embedded, sql: string): Promise<unknown[]> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

function copy(): string {
  const folder = join(parent, `copy-${names++}`);
  cpSync(template, folder, { recursive: true });
  return folder;
}

function unexpected(error: Error): never {
  throw error;
}
