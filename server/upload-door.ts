import { Metadata, Server } from "@tus/server";
import type { Request, RequestHandler, Response } from "express";
import { Refusal, type Refused, refused, statusOf } from "~/domain/result";
import { isFull } from "./adapters/file-store";
import type { UploadStore } from "./adapters/upload-store";
import type { Auth } from "./auth";
import { actorOf } from "./load-context";
import type { Log } from "./log";
import { refuse } from "./refuse";
import type { Services } from "./services";
import { refusalFrom } from "./services/execute";
import type { Announced } from "./services/upload";

type Options = { services: Services; auth: Auth; store: UploadStore; log: Log };

/** Uploads in the tus protocol, which take up a cut line where it was cut. Nobody reads from here. */
export function createUploadDoor({ services: { upload }, auth, store, log }: Options): RequestHandler {
  const { datastore, locker } = store;
  const tus = new Server({
    path: "/uploads",
    datastore,
    locker,
    relativeLocation: true,
    allowedOrigins: () => false,
    namingFunction: (_, metadata) => metadata?.id ?? "",
    // By itself it would take the last word of the query, which nobody has looked at.
    getFileIdFromRequest: ({ url }) => new URL(url).pathname.split("/").at(-1),
    onResponseError: (_, error) => answerOf(error, log),
  });

  return (request, response) => {
    answer(request, response).catch((error) => turnAway(request, response, refusalFrom(error, log)));
  };

  async function answer(request: Request, response: Response): Promise<void> {
    const actor = await actorOf(auth, request);
    if (request.method === "POST") {
      await upload.begin(actor, announced(request));
      return tus.handle(request, response);
    }
    const id = request.path.slice(1);
    if (request.method === "DELETE") {
      await upload.cancel(actor, id);
      return void response.status(204).set("tus-resumable", "1.0.0").end();
    }
    if (request.method !== "PATCH" && request.method !== "HEAD") throw new Refusal("notFound");
    const { whole, size } = await upload.own(actor, id);
    if (!whole) return tus.handle(request, response);
    if (request.method === "PATCH") throw new Refusal("alreadyDone");
    // Its bytes have gone on to the store; who asks how far it came has only to finish it.
    response.set({ "tus-resumable": "1.0.0", "upload-offset": String(size), "upload-length": String(size) });
    response.status(200).end();
  }
}

/** What a browser says of the file in the headers of the protocol. A length that comes later is none. */
function announced({ headers }: Request): Announced {
  try {
    const { id, roomId, name } = Metadata.parse(String(headers["upload-metadata"] ?? ""));
    const size = /^\d{1,15}$/.test(String(headers["upload-length"])) ? Number(headers["upload-length"]) : -1;
    if (id && roomId) return { id, roomId, name: name ?? "", size };
  } catch {
    // refused below
  }
  throw new Refusal("invalid");
}

/** As JSON, whatever else the request would take; and the rest of a large body is not waited for. */
function turnAway(request: Request, response: Response, refusal: Refused): void {
  if (response.headersSent) return void response.destroy();
  if (Number(request.headers["content-length"] ?? 1) > 0) response.set("connection", "close");
  refuse(request, response, refusal);
}

/** What went wrong while the protocol was spoken: its own words as they are, a full disk and a bug as our refusals. */
function answerOf(error: Error | { status_code: number; body: string }, log: Log) {
  if (!(error instanceof Error) || "status_code" in error) return undefined;
  const refusal = isFull(error) ? refused("storeFull") : refusalFrom(error, log);
  return { status_code: statusOf(refusal.code), body: JSON.stringify(refusal) };
}
