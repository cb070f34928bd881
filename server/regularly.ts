import { isUnavailable } from "./database/client";
import type { Log } from "./log";

type Regular = {
  /** Milliseconds between the end of one look and the next. */
  pause: number;
  /** For the server's log. */
  name: string;
  log: Log;
  look(isStopping: () => boolean): Promise<unknown>;
};

/** Looks at once and then from time to time. A database that is away is looked at again; `close` waits for a look under way. */
export function regularly({ pause, name, log, look }: Regular) {
  let timer: NodeJS.Timeout | undefined;
  let stopping = false;
  let atWork = once();

  return {
    async close(): Promise<void> {
      stopping = true;
      clearTimeout(timer);
      await atWork;
    },
  };

  async function once(): Promise<void> {
    await look(() => stopping).catch((error) => {
      if (!isUnavailable(error)) log.error({ err: error }, `${name} stumbled`);
    });
    if (stopping) return;
    timer = setTimeout(() => {
      atWork = once();
    }, pause);
  }
}
