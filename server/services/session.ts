import { RateLimiterMemory } from "rate-limiter-flexible";
import type { Actor } from "~/domain/actor";
import { Refusal } from "~/domain/result";
import { credentials } from "../adapters/password";
import type { Auth } from "../auth";
import { type Database, isUnavailable } from "../database/client";
import { takeOne } from "./limit";
import { deleteSessions } from "./member";

export type SignIn = { email: string; password: string };

/** Where a request comes from: its headers, and the socket's address (a forwarded one only from a trusted proxy). */
export type Caller = { headers: Headers; address: string };

type Dependencies = { auth: Auth; database: Database; ended: (sessionIds: string[]) => void };

export type SessionService = ReturnType<typeof sessionService>;

const quarterHour = 15 * 60;

/** Signing in and out. Attempts are limited per account and per address, whichever door they come by. */
export function sessionService({ auth, database: { prisma }, ended }: Dependencies) {
  const perAccount = new RateLimiterMemory({ points: 10, duration: quarterHour });
  const perAddress = new RateLimiterMemory({ points: 50, duration: quarterHour });
  const guesses = new RateLimiterMemory({ points: 100, duration: quarterHour });

  return {
    /** Answers the cookies to set. Refuses `wrongCredentials` and `tooManyAttempts` alike for known and unknown accounts. */
    async signIn({ email, password }: SignIn, caller: Caller): Promise<Headers> {
      const account = email.normalize("NFKC").trim().toLowerCase();
      await attempt(perAddress, caller.address);
      await attempt(perAccount, account);
      const { response, headers } = await auth.api
        .signInEmail({ body: { email: account, password }, headers: caller.headers, returnHeaders: true })
        .catch(asWrongCredentials);
      // Looked up after the session is there, so that a disabling at the same moment finds either of them.
      const { disabledAt } = await prisma.member.findUniqueOrThrow({ where: { email: account } });
      if (disabledAt) {
        await prisma.session.deleteMany({ where: { token: response.token } });
        throw new Refusal("wrongCredentials");
      }
      await perAccount.delete(account);
      await perAddress.reward(caller.address);
      return headers;
    },

    /** Limits what else can be guessed at without being signed in: set-up codes and links. */
    guess: (caller: Caller): Promise<void> => attempt(guesses, caller.address),

    /** Asks for the password once more before something that a stolen session must not do. Refuses `wrongCredentials`. */
    async prove(actor: Actor, password: string): Promise<void> {
      await attempt(perAccount, actor.email);
      const where = { memberId: actor.memberId, providerId: "credential" };
      const hash = (await prisma.account.findFirst({ where }))?.password;
      if (!hash || !(await credentials.verify({ hash, password }))) {
        throw new Refusal("wrongCredentials", { field: "current" });
      }
      await perAccount.delete(actor.email);
    },

    /** Whoever has proven the account another way is not kept waiting for wrong attempts. */
    forgive: (email: string) => perAccount.delete(email),

    signOut,

    async signOutEverywhere(actor: Actor, caller: Caller): Promise<Headers> {
      ended(await deleteSessions(prisma, actor.memberId));
      return signOut(actor, caller);
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
      ended(await deleteSessions(prisma, actor.memberId, actor.sessionId));
      return cookies;
    },
  };

  /** Our own row goes first and may fail loudly: the library would answer as if it had gone. */
  async function signOut({ sessionId }: Actor, { headers }: Caller): Promise<Headers> {
    if (sessionId) {
      await prisma.session.deleteMany({ where: { id: sessionId } });
      ended([sessionId]);
    }
    const { headers: cookies } = await auth.api.signOut({ headers, returnHeaders: true });
    return cookies;
  }
}

const attempt = (limiter: RateLimiterMemory, key: string) => takeOne(limiter, key, "tooManyAttempts");

/** The library's own "no" becomes ours; a database that is away stays what it is. */
function asWrongCredentials(error: unknown): never {
  const status = (error as { statusCode?: number }).statusCode ?? 500;
  if (isUnavailable(error) || status >= 500) throw error;
  throw new Refusal("wrongCredentials");
}
