import type { AppLoadContext } from "@remix-run/node";
import type { Request as ExpressRequest, Response as ExpressResponse } from "express";
import type { Actor } from "~/domain/actor";
import { Refusal, refused } from "~/domain/result";
import { type Auth, readSession, type Session } from "./auth";
import { answerFile, answerZip } from "./file-answer";
import { type FormWithFiles, isMultipart, mayBringFiles, readForm } from "./form-files";
import type { Log } from "./log";
import { asResponses, responseTo } from "./refusal-response";
import type { Services } from "./services";
import type { ServedFile } from "./services/file-read";
import type { ServedZip } from "./services/file-zip";
import type { Caller } from "./services/session";

declare module "@remix-run/node" {
  interface AppLoadContext {
    /** For the scripts of this answer (Content-Security-Policy). */
    nonce: string;
    /** One instance in the process. A refusal comes as a thrown Response { code }. */
    services: Services;
    caller: Caller;
    /** Who is signed in, read once a request; null for nobody, and for somebody who is not accepted yet. */
    actor(request: Request): Promise<Actor | null>;
    /** Who is signed in and waits for a manager of their company. */
    waitingActor(): Promise<Actor | null>;
    /** Sends whoever waits to the page that says so, and whoever is not signed in to sign in, and back afterwards; a command is refused `signedOut`. */
    requireActor(request: Request): Promise<Actor>;
    /** A file of a room, or several in an archive, as an answer that nothing runs and no memory gathers. */
    answerFile(request: Request, served: ServedFile): Response;
    answerZip(request: Request, served: ServedZip): Response;
    /** A form with its files, which lie on the disk until it is removed. Only a room's own address is sent any. */
    readForm(request: Request, actor: Actor, roomId: string): Promise<FormWithFiles>;
    /** Where people reach this portal, for links that are handed on. */
    origin: string;
  }
}

type Options = { services: Services; auth: Auth; log: Log; publicUrl?: string };

/** What every loader and action is given. */
export function createLoadContext({ services, auth, log, publicUrl }: Options) {
  const answering = asResponses(services, log);
  const guarded = asResponses({ readForm }, log);
  const { sessionOf } = asResponses({ sessionOf: (headers: Headers) => readOwnSession(auth, headers) }, log);

  return (request: ExpressRequest, response: ExpressResponse): AppLoadContext => {
    const caller = callerOf(request);
    let reading: Promise<Session | null> | undefined;
    const read = async () => {
      const session = await sessionOf(caller.headers);
      for (const cookie of session?.cookies.getSetCookie() ?? []) response.append("set-cookie", cookie);
      return session;
    };
    const session = () => {
      reading ??= read();
      return reading;
    };
    const actorWho = async (waits: boolean) => {
      const found = await session();
      return found?.waiting === waits ? found.actor : null;
    };
    const actor = () => actorWho(false);
    return {
      nonce: response.locals.nonce,
      services: answering,
      caller,
      actor,
      waitingActor: () => actorWho(true),
      async requireActor(from) {
        const found = await actor();
        if (found && (await isDrawnFor(from, found.memberId))) return found;
        if (!reads(from) || wantsJson(from)) throw responseTo(refused("signedOut"));
        const { pathname, search } = new URL(from.url);
        const waits = await actorWho(true);
        const location = waits ? "/waiting" : `/sign-in?next=${encodeURIComponent(pathname + search)}`;
        throw new Response(null, { status: 302, headers: { location } });
      },
      answerFile: (from, served) => answerFile(from, response, served, log),
      async readForm(from, actor, roomId) {
        const size = Number(from.headers.get("content-length") ?? 0);
        if (isMultipart(from.headers.get("content-type"))) await answering.upload.mayBring(actor, roomId, size);
        return guarded.readForm(from, services.file.limits.file);
      },
      answerZip: (from, served) => answerZip(from, response, served, log),
      origin: publicUrl ?? `${request.protocol}://${request.headers.host}`,
    };
  };
}

/** A tab of A must not go on in the name of B, who signed in later on a shared device: a script tells whose it is. */
async function readOwnSession(auth: Auth, headers: Headers): Promise<Session | null> {
  const session = await readSession(auth, headers);
  const expected = headers.get("x-member-id");
  return expected && expected !== session?.actor.memberId ? null : session;
}

/** Who is signed in and accepted, for a door beside the screens. */
export async function actorOf(auth: Auth, request: ExpressRequest): Promise<Actor> {
  const session = await readOwnSession(auth, callerOf(request).headers);
  if (!session || session.waiting) throw new Refusal("signedOut");
  return session.actor;
}

/** A form may tell whom it was drawn for; it must not go on in the name of whoever signed in later. */
async function isDrawnFor(request: Request, memberId: string): Promise<boolean> {
  if (reads(request) || request.bodyUsed) return true;
  // A room's form says by itself whose it is, and may be too large to be read twice.
  if (mayBringFiles(request.method, new URL(request.url).pathname, request.headers.get("content-type"))) return true;
  const form = await request.clone().formData();
  return (form.get("drawnFor") ?? memberId) === memberId;
}

const reads = ({ method }: Request) => method === "GET" || method === "HEAD";

const wantsJson = (request: Request) => request.headers.get("accept")?.startsWith("application/json") ?? false;

function callerOf(request: ExpressRequest): Caller {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) if (typeof value === "string") headers.set(name, value);
  return { headers, address: request.ip ?? "unknown" };
}
