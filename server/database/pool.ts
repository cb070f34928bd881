import pg from "pg";
import { StartError } from "../start-error";
import { openEmbedded } from "./embedded";
import { isUnavailable } from "./failure";

export type DatabaseTarget = { url?: string; dataFolder: string };

/** A database that answers; its tables may not be there yet. */
export type Connected = { pool: pg.Pool; connection: pg.PoolConfig; embedded: boolean; close(): Promise<void> };

/**
 * Connects to the PostgreSQL of `url`, or, without one, opens the embedded one under `dataFolder`. `onLost` is told when
 * the embedded database dies; an external one that goes away is expected back, and queries fail as unavailable meanwhile.
 */
export async function connect(target: DatabaseTarget, onLost: (error: Error) => void): Promise<Connected> {
  if (!target.url) {
    const embedded = await openEmbedded(target.dataFolder, onLost);
    const pool = openPool(embedded.connection, 5);
    return { pool, connection: embedded.connection, embedded: true, close: () => pool.end().finally(embedded.close) };
  }
  const connection = { connectionString: checkedUrl(target.url), query_timeout: 60_000 };
  const pool = openPool(connection, 10);
  try {
    await checkServer(pool);
  } catch (error) {
    await pool.end();
    throw startFailure(error, new URL(target.url));
  }
  return { pool, connection, embedded: false, close: () => pool.end() };
}

/** A pool that survives a restart of its server, gives up connecting after 5 s, and speaks of times in UTC. */
export function openPool(connection: pg.PoolConfig, max: number): pg.Pool {
  const pool = new pg.Pool({
    ...connection,
    max,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    // Prisma sends times without a zone and drops the zone of what it reads
    onConnect: async (client: pg.ClientBase) => void (await client.query("SET TIME ZONE 'UTC'")),
  });
  pool.on("error", (error) => console.warn(`A database connection was lost: ${error.message}`));
  return pool;
}

function checkedUrl(url: string): string {
  if (URL.canParse(url) && /^postgres(ql)?:$/.test(new URL(url).protocol)) return url;
  throw new StartError("DATABASE_URL is not an address such as postgresql://user:password@host:5432/portal.");
}

async function checkServer(pool: pg.Pool) {
  const { rows } = await pool.query<{ server_encoding: string }>("SHOW server_encoding");
  const encoding = rows[0]?.server_encoding;
  if (encoding === "UTF8") return;
  throw new StartError(
    `The database is encoded in ${encoding}: create one with ENCODING 'UTF8' and TEMPLATE template0.`,
  );
}

function startFailure(error: unknown, url: URL): unknown {
  const { code, message } = error as { code?: string; message?: string };
  const where = `${url.host || "the local socket"}${url.pathname}`;
  const reason = message || code || String(error);
  if (isUnavailable(error) || code === "ENOTFOUND" || code === "EAI_AGAIN") {
    return new StartError(
      `The database at ${where} cannot be reached (${reason}): check DATABASE_URL and that it runs.`,
    );
  }
  if (code && /^(28|3D)/.test(code)) return new StartError(`The database at ${where} refuses the portal: ${reason}.`);
  return error;
}
