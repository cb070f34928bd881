import type { ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { prepareServer } from "./postgres-files";
import { provisioned } from "./provisioned";

export type PostgresServer = {
  /** Its superuser, in the database `postgres`. */
  url: string;
  /** An orderly stop: open transactions are rolled back. */
  stop(): Promise<void>;
  /** Starts it again, on the same port with the same data. */
  start(): Promise<void>;
  /** A stop without warning, as if the machine had gone away; `start` then recovers. */
  kill(): Promise<void>;
  /** Ends it and deletes its data. */
  remove(): Promise<void>;
};

/** Runs once for all projects: one server for the whole run, whose address the test processes inherit. */
export default async function provideServer() {
  if (process.env.TEST_DATABASE_URL || !provisioned().postgres) return;
  const server = await startPostgres();
  process.env.TEST_DATABASE_URL = server.url;
  return () => server.remove();
}

/** A fresh database of the run's server, empty or a copy of `template` (to which nobody may be connected). */
export async function createDatabase(template = "template0") {
  const server = process.env.TEST_DATABASE_URL;
  if (!server) throw new Error("No PostgreSQL: node test/provision.mjs says why.");
  const name = `test_${randomBytes(8).toString("hex")}`;
  await withRetries(() => command(server, `CREATE DATABASE "${name}" TEMPLATE "${template}" ENCODING 'UTF8'`));
  const url = new URL(server);
  url.pathname = name;
  return { name, url: url.href, drop: () => command(server, `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`) };
}

/** A PostgreSQL server of the caller's own, on a free loopback port and in a folder of its own. */
export async function startPostgres(): Promise<PostgresServer> {
  const folder = mkdtempSync(join(tmpdir(), "portal-postgres-"));
  let running: ChildProcess | undefined;
  const abandon = () => running?.kill("SIGQUIT");
  process.on("exit", abandon);

  const end = async (signal: NodeJS.Signals) => {
    const ending = running;
    running = undefined;
    if (!ending || ending.exitCode !== null || ending.signalCode !== null) return;
    const exited = once(ending, "exit");
    ending.kill(signal);
    await exited;
  };
  const remove = async () => {
    await end("SIGQUIT");
    process.off("exit", abandon);
    rmSync(folder, { recursive: true, force: true });
  };

  try {
    const { launch, url } = await prepareServer(folder);
    const start = async () => {
      running = launch();
      await ready(running, url);
    };
    await start();
    return { url, start, stop: () => end("SIGINT"), kill: () => end("SIGQUIT"), remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** Waits until the server answers; a server that ends instead tells why. */
async function ready(server: ChildProcess, url: string): Promise<void> {
  let said = "";
  server.stderr?.on("data", (chunk) => {
    said = `${said}${chunk}`.slice(-4000);
  });
  for (const deadline = Date.now() + 30_000; Date.now() < deadline; await wait(50)) {
    if (server.exitCode !== null) break;
    if (
      await command(url, "SELECT 1").then(
        () => true,
        () => false,
      )
    )
      return;
  }
  throw new Error(`PostgreSQL did not start: ${said}`);
}

async function command(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {}); // the connection may break while it is being closed
  try {
    await client.connect();
    await client.query(sql);
  } finally {
    await client.end().catch(() => {});
  }
}

/** A connection to the template that was just closed may be seen for a moment longer. */
async function withRetries(work: () => Promise<void>): Promise<void> {
  const isBusy = (error: unknown) => error instanceof pg.DatabaseError && error.code === "55006";
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!isBusy(error) || attempt === 50) throw error;
      await wait(100);
    }
  }
}
