import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import type pg from "pg";
import { StartError } from "../start-error";
import type { WorkerData, WorkerMessage } from "./embedded-worker";
import { lockFolder } from "./folder-lock";

export type Embedded = { connection: pg.PoolConfig; close(): Promise<void> };

/** The PostgreSQL that the embedded database is; a data folder of another major version cannot be opened. */
export const embeddedVersion = "18";

const socketFolder = "portal-database-";

/**
 * Opens PostgreSQL inside this process: in a worker thread, behind a socket that only this user reaches, its files in
 * `<dataFolder>/postgres`. Resolves when it answers. `onLost` is told when it ends without having been closed.
 * Refuses a folder that another portal holds, and one of another PostgreSQL version.
 */
export async function openEmbedded(dataFolder: string, onLost: (error: Error) => void): Promise<Embedded> {
  const lock = lockFolder(dataFolder);
  if (lock.left) removeSocketFolder(lock.left.socket);
  try {
    const folder = resolve(dataFolder, "postgres");
    checkVersion(folder);
    const host = mkdtempSync(join(tmpdir(), socketFolder));
    try {
      const close = await startWorker({ folder, socket: join(host, ".s.PGSQL.5432") }, onLost);
      lock.write({ pid: process.pid, socket: host });
      return { connection: embeddedConnection(host), close: () => close().finally(() => leave(host)) };
    } catch (error) {
      removeSocketFolder(host);
      throw error;
    }
  } catch (error) {
    lock.release();
    throw error;
  }

  function leave(host: string) {
    removeSocketFolder(host);
    lock.release();
  }
}

/** How the database behind the socket in this folder is reached. */
export function embeddedConnection(host: string): pg.PoolConfig {
  return { host, port: 5432, user: "postgres", database: "postgres" };
}

/** Whether the data folder has an embedded database yet. */
export function hasEmbedded(dataFolder: string): boolean {
  return existsSync(join(dataFolder, "postgres", "PG_VERSION"));
}

function checkVersion(folder: string) {
  const file = join(folder, "PG_VERSION");
  if (!existsSync(file)) return;
  const found = readFileSync(file, "utf8").trim();
  if (found === embeddedVersion) return;
  throw new StartError(
    `The database in ${folder} is of PostgreSQL ${found}, and this portal has PostgreSQL ${embeddedVersion}: make a backup with the portal that wrote it and restore that one here.`,
  );
}

async function startWorker(data: WorkerData, onLost: (error: Error) => void): Promise<() => Promise<void>> {
  const worker = createWorker(data);
  let state: "starting" | "open" | "closing" = "starting";
  let reason = "its worker thread ended";

  const ended = new Promise<void>((done) => {
    worker.once("exit", () => {
      if (state === "open") onLost(new Error(`The embedded database has stopped: ${reason}`));
      done();
    });
  });
  await new Promise<void>((ready, refuse) => {
    worker.on("message", (message: WorkerMessage) => {
      if (message === "ready") ready();
      else reason = message.failed;
    });
    worker.on("error", (error) => {
      reason = error instanceof Error ? error.message : String(error);
    });
    ended.then(() => refuse(new StartError(`The database in ${data.folder} cannot be opened (${reason}).`)));
  });
  state = "open";
  return async () => {
    state = "closing";
    worker.postMessage("close");
    await ended;
  };
}

/** From TypeScript source the worker first loads the loader itself; `--import` does not reach a thread on Node 20. */
function createWorker(workerData: WorkerData): Worker {
  if (!import.meta.url.endsWith(".ts")) {
    return new Worker(new URL("./embedded-worker.js", import.meta.url), { workerData });
  }
  const loader = pathToFileURL(
    createRequire(import.meta.url)
      .resolve("tsx/esm/api")
      .replace(/\.cjs$/, ".mjs"),
  ).href;
  const file = new URL("./embedded-worker.ts", import.meta.url).href;
  const start = `import("${loader}").then(({ register }) => (register(), import("${file}")))`;
  return new Worker(start, { eval: true, workerData, execArgv: [] });
}

/** A killed portal leaves its socket behind. The path comes from a file, so nothing but such a folder is removed. */
function removeSocketFolder(folder: string) {
  if (dirname(folder) !== tmpdir() || !basename(folder).startsWith(socketFolder)) return;
  rmSync(folder, { recursive: true, force: true });
}
