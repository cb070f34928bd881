import { existsSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { parentPort, workerData } from "node:worker_threads";
import { PGlite } from "@electric-sql/pglite";
import { PGLiteSocketServer } from "@electric-sql/pglite-socket";

export type WorkerData = { folder: string; socket: string };
export type WorkerMessage = "ready" | { failed: string };

const { folder, socket } = workerData as WorkerData;

try {
  if (!existsSync(join(folder, "PG_VERSION"))) await create(folder);
  const database = await PGlite.create({ dataDir: folder, relaxedDurability: false, onStderr: watch });
  await database.exec("SET TIME ZONE 'UTC'");
  const server = new PGLiteSocketServer({ db: guarded(database), path: socket, maxConnections: 32 });
  await server.start();
  parentPort?.once("message", async () => {
    await server.stop();
    await database.close();
    process.exit(0);
  });
  say("ready");
} catch (error) {
  fail(error);
}

/** A folder is made aside and renamed when it is whole: a process killed meanwhile leaves nothing half-made behind. */
async function create(target: string) {
  const half = `${target}.new`;
  rmSync(half, { recursive: true, force: true });
  rmSync(target, { recursive: true, force: true });
  const database = await PGlite.create({ dataDir: half, relaxedDurability: false, onStderr: watch });
  await database.close();
  renameSync(half, target);
}

/**
 * All connections share one session. The server keeps them apart while a transaction is open, but not inside a
 * statement: when its messages (parse, bind, …, sync) arrive in several pieces, another connection would replace the
 * unnamed statement between two of them. So a half-sent statement counts as a transaction. A throw means that the
 * database itself has died; the server would wait for ever.
 */
function guarded(database: PGlite): PGlite {
  let halfSent = false;
  return new Proxy(database, {
    get(target, name) {
      if (name === "isInTransaction") return () => halfSent || target.isInTransaction();
      if (name === "exec") {
        return async (sql: string) => {
          // only to roll back after a client that went away; a half-sent statement of its own ends here too
          if (halfSent) await target.execProtocolRaw(syncMessage);
          halfSent = false;
          return target.exec(sql);
        };
      }
      if (name === "execProtocolRawStream") {
        return async (...args: Parameters<PGlite["execProtocolRawStream"]>) => {
          halfSent = extendedQuery.has(args[0][0] ?? 0);
          try {
            await target.execProtocolRawStream(...args);
          } catch (error) {
            fail(error);
          }
        };
      }
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}

/**
 * After a PANIC (a full or vanished disk, say) PGlite would try for ever. PostgreSQL's own log tells; what it quotes of
 * a statement or a value never stands at the beginning of a line.
 */
function watch(line: string): boolean {
  if (/^(\S+ \S+ \S+ \[\d+\] )?(PANIC|FATAL): |^Aborted\(/.test(line)) fail(new Error(line));
  return true;
}

/** Parse, Bind, Describe, Execute, Close, Flush: what a Sync has yet to end. */
const extendedQuery = new Set(Array.from("PBDECH", (letter) => letter.charCodeAt(0)));
const syncMessage = new Uint8Array([0x53, 0, 0, 0, 4]);

function say(message: WorkerMessage) {
  parentPort?.postMessage(message);
}

function fail(error: unknown): never {
  say({ failed: error instanceof Error ? error.message : String(error) });
  process.exit(1);
}
