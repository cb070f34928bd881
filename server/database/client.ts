import { PrismaPg } from "@prisma/adapter-pg";
import type pg from "pg";
import { Prisma, PrismaClient } from "./generated/client";
import { migrate } from "./migrate";
import { connect, type DatabaseTarget } from "./pool";

export { isOutOfRoom, isUnavailable, isUniqueViolation } from "./failure";
export { Prisma, type PrismaClient };

/** What queries go through: the database, or the transaction that is open. Inside one, use only the transaction. */
export type Client = PrismaClient | Prisma.TransactionClient;

export type Database = {
  prisma: PrismaClient;
  pool: pg.Pool;
  /** true: the one inside this process, where every query of every connection takes its turn */
  embedded: boolean;
  close(): Promise<void>;
};

type Options = DatabaseTarget & {
  /** Told once when the embedded database dies under a running portal, which cannot go on; ends the process without it. */
  onLost?: (error: Error) => void;
};

/**
 * Opens the database and brings it up to date: the PostgreSQL of `url`, or the embedded one under `dataFolder`. What a
 * person can mend (an address, a folder in use, another version) is thrown as a StartError.
 */
export async function openDatabase({ onLost = endProcess, ...target }: Options): Promise<Database> {
  const connected = await connect(target, onLost);
  try {
    await migrate(connected.connection, { lock: !connected.embedded });
  } catch (error) {
    await connected.close();
    throw error;
  }
  const prisma = new PrismaClient({ adapter: new PrismaPg(connected.pool, { onConnectionError: () => {} }) });
  return {
    prisma,
    pool: connected.pool,
    embedded: connected.embedded,
    close: () => prisma.$disconnect().finally(connected.close),
  };
}

function endProcess(error: Error): never {
  throw error;
}
