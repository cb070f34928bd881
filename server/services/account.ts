import { RateLimiterMemory } from "rate-limiter-flexible";
import type { Actor } from "~/domain/actor";
import type { Credentials } from "../adapters/password";
import type { Database } from "../database/client";
import {
  addressOffer,
  cancelAddress,
  confirmAddress,
  dropAddress,
  pendingAddress,
  requestAddress,
} from "./address-change";
import { takeOne } from "./limit";
import type { Sent } from "./mail";
import { requestReset, resetOffer, resetPassword } from "./password-reset";
import type { Caller, SessionService } from "./session";

type Dependencies = {
  database: Database;
  credentials: Credentials;
  session: Pick<SessionService, "prove" | "forgive">;
  sent: () => Sent;
  /** Wakes the mail delivery when the work is committed. */
  mailed: <T>(work: Promise<T>) => Promise<T>;
  ended: (sessionIds: string[]) => void;
};

const hour = 60 * 60;

/** A forgotten password and a changed address: both are proven by mail. */
export function accountService({ database, credentials, session, sent, mailed, ended }: Dependencies) {
  const perAddress = new RateLimiterMemory({ points: 4, duration: hour });
  const perCaller = new RateLimiterMemory({ points: 40, duration: hour });

  return {
    /** The same for every address, known or not. Refuses `tooManyAttempts`. */
    async forgot(email: string, caller: Caller): Promise<void> {
      await takeOne(perCaller, caller.address, "tooManyAttempts");
      await takeOne(perAddress, email, "tooManyAttempts");
      await mailed(requestReset(database, email, sent()));
    },
    resetOffer: (token: string) => resetOffer(database, token, sent().now),
    /** Answers whom to sign in with it. Their sockets are cut, and earlier wrong attempts forgiven. */
    async reset(token: string, password: string): Promise<{ email: string }> {
      const done = await resetPassword(database, credentials, token, password, sent().now);
      ended(done.ended);
      await session.forgive(done.email);
      return { email: done.email };
    },
    /** Refuses `wrongCredentials`; mails both addresses. */
    async changeAddress(actor: Actor, { email, current }: { email: string; current: string }): Promise<void> {
      await session.prove(actor, current);
      await mailed(requestAddress(database, actor, email, sent()));
    },
    pendingAddress: (actor: Actor) => pendingAddress(database, actor, sent().now),
    dropAddress: (actor: Actor) => dropAddress(database, actor),
    addressOffer: (token: string) => addressOffer(database, token, sent().now),
    confirmAddress: (token: string) => confirmAddress(database, token, sent().now),
    cancelAddress: (token: string) => cancelAddress(database, token, sent().now),
  };
}
