import { RateLimiterMemory } from "rate-limiter-flexible";
import type { Actor } from "~/domain/actor";
import { Refusal } from "~/domain/result";
import type { Auth } from "../auth";
import { type Database, isUnavailable } from "../database/client";
import { takeOne } from "./limit";

export type SignIn = { email: string; password: string };

/** Where a request comes from: its headers, and the socket's address (a forwarded one only from a trusted proxy). */
export type Caller = { headers: Headers; address: string };

type Dependencies = { auth: Auth; database: Database; ended: (sessionIds: string[]) => void };

const quarterHour = 15 * 60;

/** Signing in and out. Attempts are limited per account and per address, whichever door they come by. */
export function sessionService({ auth, database: { prisma }, ended }: Dependencies) {
  const perAccount = new RateLimiterMemory({ points: 10, duration: quarterHour });
  const perAddress = new RateLimiterMemory({ points: 50, duration: quarterHour });

  return {
    /** Answers the cookies to set. Refuses `wrongCredentials` and `tooManyAttempts` alike for known and unknown accounts. */
    async signIn({ email, password }: SignIn, caller: Caller): Promise<Headers> {
      const account = email.normalize("NFKC").trim().toLowerCase();
      await attempt(perAddress, caller.address);
      await attempt(perAccount, account);
      const member = await prisma.member.findUnique({ where: { email: account }, select: { disabledAt: true } });
      const signedIn = await auth.api
        .signInEmail({ body: { email: account, password }, headers: caller.headers, returnHeaders: true })
        .catch(asWrongCredentials);
      if (member?.disabledAt) throw new Refusal("wrongCredentials");
      await perAccount.delete(account);
      return signedIn.headers;
    },

    /** Limits what else can be guessed at without being signed in: set-up codes and links. */
    guess: (caller: Caller): Promise<void> => attempt(perAddress, caller.address),

    async signOut(actor: Actor, { headers }: Caller): Promise<Headers> {
      const { headers: cookies } = await auth.api.signOut({ headers, returnHeaders: true });
      if (actor.sessionId) ended([actor.sessionId]);
      return cookies;
    },

    async signOutEverywhere(actor: Actor, caller: Caller): Promise<Headers> {
      const cookies = await this.signOut(actor, caller);
      await endSessions({ memberId: actor.memberId });
      return cookies;
    },

    /** Ends every other session: whoever had the old password is out. */
    async changePassword(
      actor: Actor,
      { current, next }: { current: string; next: string },
      { headers }: Caller,
    ): Promise<Headers> {
      await attempt(perAccount, actor.email);
      const body = { currentPassword: current, newPassword: next, revokeOtherSessions: false };
      const { headers: cookies } = await auth.api
        .changePassword({ body, headers, returnHeaders: true })
        .catch(asWrongCredentials);
      await perAccount.delete(actor.email);
      await endSessions({ memberId: actor.memberId, id: { not: actor.sessionId ?? undefined } });
      return cookies;
    },
  };

  async function endSessions(where: { memberId: string; id?: { not?: string } }): Promise<void> {
    const sessions = await prisma.session.findMany({ where, select: { id: true } });
    const ids = sessions.map(({ id }) => id);
    await prisma.session.deleteMany({ where: { id: { in: ids } } });
    ended(ids);
  }
}

const attempt = (limiter: RateLimiterMemory, key: string) => takeOne(limiter, key, "tooManyAttempts");

/** The library's own "no" becomes ours; a database that is away stays what it is. */
function asWrongCredentials(error: unknown): never {
  const status = (error as { statusCode?: number }).statusCode ?? 500;
  if (isUnavailable(error) || status >= 500) throw error;
  throw new Refusal("wrongCredentials");
}
