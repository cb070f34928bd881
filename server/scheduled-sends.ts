import type { Log } from "./log";
import { regularly } from "./regularly";
import type { Services } from "./services";

type Options = { services: Pick<Services, "scheduledSend">; log: Log };

/** Sends what members wanted to be sent later, when its time has come; what came due while the portal was away, at once. */
export function startScheduledSends({ services, log }: Options) {
  return regularly({
    pause: 5000,
    name: "the scheduled sends",
    log,
    async look(isStopping) {
      while (!isStopping() && (await services.scheduledSend.sendDue()) > 0);
    },
  });
}
