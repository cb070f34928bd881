import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { chmodSync, chownSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";

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
  if (process.env.TEST_DATABASE_URL || !provision().postgres) return;
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
  const user = unprivilegedUser();
  const folder = mkdtempSync(join(tmpdir(), "portal-postgres-"));
  const bin = reachableBinaries(provision().postgres?.bin, folder, user);
  const data = join(folder, "data");
  const password = randomBytes(12).toString("hex");
  writeFileSync(join(folder, "password"), password);
  mkdirSync(data);
  give(user, folder, data, join(folder, "password"));
  const locale = process.platform === "linux" ? "--locale=C.UTF-8" : "--no-locale";
  const initdb = [
    "-D",
    data,
    "-U",
    "postgres",
    "-A",
    "scram-sha-256",
    `--pwfile=${folder}/password`,
    "-E",
    "UTF8",
    locale,
    "--no-sync",
  ];
  const made = spawnSync(join(bin, "initdb"), initdb, { cwd: folder, encoding: "utf8", ...user });
  if (made.status !== 0) throw new Error(`initdb: ${made.stderr}${made.error ?? ""}`);

  const port = await freePort();
  const url = `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`;
  const settings = {
    port,
    listen_addresses: "127.0.0.1",
    unix_socket_directories: folder,
    max_connections: 200,
    fsync: "off",
  };
  const args = ["-D", data, ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`])];
  let running: ChildProcess | undefined;

  const end = async (signal: NodeJS.Signals) => {
    const ending = running;
    running = undefined;
    if (!ending || ending.exitCode !== null || ending.signalCode !== null) return;
    const exited = once(ending, "exit");
    ending.kill(signal);
    await exited;
  };
  const start = async () => {
    running = spawn(join(bin, "postgres"), args, { cwd: folder, stdio: ["ignore", "ignore", "pipe"], ...user });
    await ready(running, url);
  };
  const remove = async () => {
    await end("SIGQUIT");
    process.off("exit", abandon);
    rmSync(folder, { recursive: true, force: true });
  };
  const abandon = () => running?.kill("SIGQUIT");
  process.on("exit", abandon);
  await start();
  return { url, start, stop: () => end("SIGINT"), kill: () => end("SIGQUIT"), remove };
}

type Provision = { chromium: string | null; postgres: { bin?: string; url?: string } | null };
type User = { uid?: number; gid?: number };

function provision(): Provision {
  try {
    return JSON.parse(readFileSync("node_modules/.cache/provision.json", "utf8"));
  } catch {
    return { chromium: null, postgres: null };
  }
}

/** PostgreSQL refuses to run as root. */
function unprivilegedUser(): User {
  if (process.getuid?.() !== 0) return {};
  const users = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"));
  const [, , uid, gid] = users.find(([name]) => name === "postgres") ?? users.find(([name]) => name === "nobody") ?? [];
  return { uid: Number(uid), gid: Number(gid) };
}

/** The folder of the programs, or a copy of it when the user who shall run them cannot get there. */
function reachableBinaries(bin: string | undefined, folder: string, user: User): string {
  if (!bin) throw new Error("No PostgreSQL to start: node test/provision.mjs says why.");
  if (spawnSync(join(bin, "postgres"), ["--version"], { cwd: "/", ...user }).status === 0) return bin;
  cpSync(dirname(bin), join(folder, "postgresql"), { recursive: true, verbatimSymlinks: true });
  return join(folder, "postgresql/bin");
}

function give({ uid, gid }: User, ...paths: string[]): void {
  for (const path of paths) {
    if (uid !== undefined && gid !== undefined) chownSync(path, uid, gid);
    chmodSync(path, 0o700);
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  return typeof address === "object" && address ? address.port : 0;
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
