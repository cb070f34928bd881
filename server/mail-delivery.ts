import { failureOf, type Mailer, type OutgoingMail } from "./adapters/mail";
import { type Database, isUnavailable } from "./database/client";
import type { Log } from "./log";
import { claimMail, markFailed, markSent } from "./services/mail";

type Options = {
  database: Database;
  mailer: Mailer;
  log: Log;
  /** Milliseconds since 1970. */
  now?: () => number;
  /** Calls when there may be new mail. */
  listen: (wake: () => void) => () => void;
};

/** How often it looks by itself: for retries, and for mail that another process wrote. */
const interval = 10_000;

/**
 * Hands the mails over, one after the other, at once after the commit that wrote them and again later when they were not
 * taken. Each is claimed, so that of several processes one sends it. Only a process that dies between handing a mail to
 * SMTP and writing that down lets it be sent again, with the same Message-ID.
 */
export function startMailDelivery({ database, mailer, log, now = Date.now, listen }: Options) {
  let stopping = false;
  let called = false;
  let atWork: Promise<void> | undefined;
  const timer = setInterval(wake, interval);
  const stopListening = listen(wake);
  wake();

  return {
    async close(): Promise<void> {
      stopping = true;
      clearInterval(timer);
      stopListening();
      await atWork;
      mailer.close();
    },
  };

  function wake(): void {
    called = true;
    atWork ??= work().finally(() => {
      atWork = undefined;
    });
  }

  async function work(): Promise<void> {
    while (called && !stopping) {
      called = false;
      try {
        while (!stopping && (await handOverNext()));
      } catch (error) {
        if (!isUnavailable(error)) log.error({ err: error }, "the mail delivery stumbled");
      }
    }
  }

  async function handOverNext(): Promise<boolean> {
    const mail = await claimMail(database, now());
    if (!mail) return false;
    const failure = await mailer.send(mail).then(() => undefined, failureOf);
    if (!failure) {
      await noteSent(mail);
    } else {
      log.warn({ mail: mail.id, reason: failure.reason, attempts: mail.attempts }, "a mail was not taken");
      await markFailed(database, mail, failure, now());
    }
    return true;
  }

  /** It is out: this must be written down, however long the database is away. */
  async function noteSent({ id }: OutgoingMail): Promise<void> {
    for (;;) {
      try {
        return await markSent(database, id, now());
      } catch (error) {
        if (stopping || !isUnavailable(error)) throw error;
        await new Promise((resolve) => setTimeout(resolve, 1000));
      }
    }
  }
}
