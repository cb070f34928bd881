import { isUnavailable } from "./database/client";
import type { Log } from "./log";
import type { Services } from "./services";

const interval = 20_000;

/** Looks from time to time what has become due or late, and what waits to be mailed. */
export function startNotices({ services, log }: { services: Services; log: Log }) {
  let timer: NodeJS.Timeout | undefined;
  let stopping = false;
  let atWork = look();

  return {
    async close(): Promise<void> {
      stopping = true;
      clearTimeout(timer);
      await atWork;
    },
  };

  async function look(): Promise<void> {
    await services.notification.look().catch((error) => {
      if (!isUnavailable(error)) log.error({ err: error }, "the notices stumbled");
    });
    if (stopping) return;
    timer = setTimeout(() => {
      atWork = look();
    }, interval);
  }
}
