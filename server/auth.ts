import { betterAuth } from "better-auth";
import { prismaAdapter } from "better-auth/adapters/prisma";
import { themes } from "~/domain/account";
import type { Actor, Role } from "~/domain/actor";
import { isLanguage } from "~/domain/language";
import { Refusal } from "~/domain/result";
import { type Database, isUnavailable } from "./database/client";
import type { Log } from "./log";
import { newId } from "./services/id";

const day = 24 * 60 * 60;

export type Auth = ReturnType<typeof createAuth>;
export type Session = {
  actor: Actor;
  /** Not accepted by a manager of the company yet: reaches nothing but the page that says so. */
  waiting: boolean;
  expiresAt: number;
  cookies: Headers;
};

export type AuthOptions = { database: Database; secret: string; publicUrl: string; log: Log };

/**
 * Sign-in and sessions on the project's own tables. None of the library's routes is mounted: its doors are the functions
 * below, and the limits on attempts stand before them in `services/session.ts`.
 */
export function createAuth({ database, secret, publicUrl, log }: AuthOptions) {
  const text = { type: "string", input: false, required: true } as const;
  return betterAuth({
    appName: "portal",
    baseURL: publicUrl,
    secret,
    database: prismaAdapter(database.prisma, { provider: "postgresql" }),
    telemetry: { enabled: false },
    logger: {
      level: "error",
      // It hides what went wrong behind an answer of its own: a database that is away is no news, anything else is a bug.
      log: (_, message, ...details: unknown[]) => {
        const err = details.find((detail) => detail instanceof Error);
        if (!isUnavailable(err)) log.error({ err }, `sign-in library: ${message}`);
      },
    },
    rateLimit: { enabled: false },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 12, maxPasswordLength: 200 },
    session: {
      modelName: "session",
      fields: { userId: "memberId" },
      expiresIn: 30 * day,
      updateAge: day,
      cookieCache: { enabled: false },
    },
    account: { fields: { userId: "memberId" } },
    user: {
      modelName: "member",
      additionalFields: {
        organizationId: text,
        role: text,
        locale: text,
        timeZone: text,
        enterSends: { type: "boolean", input: false, required: true },
        theme: { type: "string", input: false, required: false },
        acceptedAt: { type: "date", input: false, required: false },
        disabledAt: { type: "date", input: false, required: false },
      },
    },
    advanced: {
      useSecureCookies: publicUrl.startsWith("https:"),
      cookiePrefix: "portal",
      defaultCookieAttributes: { httpOnly: true, sameSite: "lax" },
      database: { generateId: () => newId() },
      // Addresses are limited by the socket's own, never by a header that anyone can write.
      ipAddress: { disableIpTracking: true },
    },
  });
}

/**
 * Who a request's cookie belongs to; null for nobody, an ended session and a disabled member. `cookies` carries what has
 * to be set when the session was prolonged.
 */
export async function readSession(auth: Auth, headers: Headers, { prolong = true } = {}): Promise<Session | null> {
  if (!headers.get("cookie")?.includes("portal.session_token")) return null;
  const query = { disableRefresh: !prolong };
  const { response, headers: cookies } = await auth.api
    .getSession({ headers, query, returnHeaders: true })
    .catch(() => {
      throw new Refusal("unavailable", { retryAfter: 2 });
    });
  if (!response || response.user.disabledAt) return null;
  const { user, session } = response;
  const actor: Actor = {
    memberId: user.id,
    sessionId: session.id,
    organizationId: user.organizationId,
    name: user.name,
    email: user.email,
    role: user.role as Role,
    locale: isLanguage(user.locale) ? user.locale : "en",
    timeZone: user.timeZone,
    enterSends: user.enterSends,
    theme: themes.find((theme) => theme === user.theme) ?? "system",
  };
  return { actor, waiting: !user.acceptedAt, expiresAt: session.expiresAt.getTime(), cookies };
}
