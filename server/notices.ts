import { type Database, isUnavailable } from "./database/client";
import type { Log } from "./log";
import { writeDigests } from "./services/digest";
import { tellOfDue } from "./services/due-notice";

type Options = {
  database: Database;
  log: Log;
  /** Where people reach this portal. */
  origin: string;
  now?: () => number;
  /** Whoever was told of something that is due or late. */
  told: (memberIds: string[]) => void;
  /** Mail was written. */
  written: () => void;
};

const interval = 20_000;

/** Looks from time to time what has become due or late, and what waits to be mailed. */
export function startNotices({ database, log, origin, now = Date.now, told, written }: Options) {
  let stopping = false;
  let timer: NodeJS.Timeout | undefined;
  let atWork: Promise<void> = look();

  return {
    async close(): Promise<void> {
      stopping = true;
      clearTimeout(timer);
      await atWork;
    },
  };

  async function look(): Promise<void> {
    try {
      told(await tellOfDue(database, now()));
      if ((await writeDigests(database, origin, now())) > 0) written();
    } catch (error) {
      if (!isUnavailable(error)) log.error({ err: error }, "the notices stumbled");
    }
    if (stopping) return;
    timer = setTimeout(() => {
      atWork = look();
    }, interval);
  }
}
