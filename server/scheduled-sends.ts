import { isUnavailable } from "./database/client";
import type { Log } from "./log";
import type { Services } from "./services";

type Options = { services: Pick<Services, "scheduledSend">; log: Log };

const interval = 5000;

/** Sends what members wanted to be sent later, when its time has come; what came due while the portal was away, at once. */
export function startScheduledSends({ services, log }: Options) {
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
      while (!stopping && (await services.scheduledSend.sendDue()) > 0);
    } catch (error) {
      if (!isUnavailable(error)) log.error({ err: error }, "the scheduled sends stumbled");
    }
    if (stopping) return;
    timer = setTimeout(() => {
      atWork = look();
    }, interval);
  }
}
