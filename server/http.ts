import type { Server } from "node:http";
import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import compression from "compression";
import express, { type NextFunction, type Request, type RequestHandler, type Response } from "express";
import { mostFiles } from "~/domain/file";
import { refused } from "~/domain/result";
import type { UploadStore } from "./adapters/upload-store";
import type { Auth } from "./auth";
import type { Database } from "./database/client";
import type { Settings } from "./env";
import { mayBringFiles } from "./form-files";
import { createLoadContext } from "./load-context";
import type { Log } from "./log";
import { pdfFiles } from "./pdf-files";
import { refuse } from "./refuse";
import { isSameOrigin } from "./same-origin";
import { securityHeaders } from "./security-headers";
import type { Services } from "./services";
import { refusalFrom } from "./services/execute";
import { createUploadDoor } from "./upload-door";

/** Where the screens come from: the built files in production, Vite while working on them. */
export type Screens = {
  build: () => Promise<ServerBuild>;
  files: RequestHandler;
  close(): Promise<void>;
};
export type ScreenSource = (server: Server) => Promise<Screens>;

type Options = {
  settings: Settings;
  publicUrl: string;
  services: Services;
  auth: Auth;
  database: Database;
  log: Log;
  screens: Screens;
  uploadStore: UploadStore;
};

/** A form with the longest message, percent-encoded, and some room. In bytes. */
const longestBody = 256 * 1024;

/** The portal over HTTP: health, security headers, files, then Remix with its load context. */
export function createHttp({ settings, publicUrl, services, auth, database, log, ...rest }: Options): express.Express {
  const { screens, uploadStore } = rest;
  const app = express();
  app.disable("x-powered-by");
  app.set("trust proxy", settings.trustProxy);
  app.use(keepNothing);
  app.get("/healthz", (_, response) => void response.type("text/plain").send("ok"));
  app.get("/readyz", (_, response) => void answerReady(database, response));
  app.use(securityHeaders({ https: publicUrl.startsWith("https:"), development: settings.mode === "development" }));
  app.get("/favicon.ico", (_, response) => response.redirect(301, "/favicon.svg"));
  const fromHere = refuseForeignOrigin(settings.publicUrl);
  app.use("/uploads", fromHere, createUploadDoor({ services, auth, store: uploadStore, log }));
  app.use(compression());
  app.use("/pdf", pdfFiles());
  app.use(screens.files);
  app.use(refuseLargeBody(settings.fileLimit), fromHere, refuseForeignContent);
  const getLoadContext = createLoadContext({ services, auth, log, publicUrl: settings.publicUrl });
  app.all("*", createRequestHandler({ build: screens.build, mode: settings.mode, getLoadContext }));
  app.use((error: unknown, request: Request, response: Response, next: NextFunction) => {
    if (response.headersSent) return next(error);
    refuse(request, response, isUnreadable(error) ? refused("notFound") : refusalFrom(error, log));
  });
  return app;
}

/** Whatever is no file, and says nothing else itself, is kept by no browser and no proxy. */
function keepNothing(_: Request, response: Response, next: NextFunction): void {
  const writeHead = response.writeHead.bind(response) as (...head: unknown[]) => Response;
  response.writeHead = (...head: unknown[]) => {
    if (!response.hasHeader("cache-control")) response.setHeader("cache-control", "no-store");
    return writeHead(...head);
  };
  next();
}

async function answerReady({ prisma }: Database, response: Response): Promise<void> {
  const ready = await prisma.$queryRaw`SELECT 1`.then(
    () => true,
    () => false,
  );
  response
    .status(ready ? 200 : 503)
    .type("text/plain")
    .send(ready ? "ready" : "database unavailable");
}

/** Forms say how long they are and are small, but for a room's with its files; nothing else is read at all. */
function refuseLargeBody(fileLimit: number): RequestHandler {
  return (request, response, next) => {
    const { method, path, headers } = request;
    const chunked = headers["transfer-encoding"] !== undefined;
    const length = Number(headers["content-length"] ?? 0);
    const files = mayBringFiles(method, path, headers["content-type"]) ? mostFiles * fileLimit : 0;
    if (!chunked && length <= longestBody + files) return next();
    response.set("connection", "close");
    refuse(request, response, refused("tooLarge"));
  };
}

/** Whatever changes something must come from a page of this portal. */
function refuseForeignOrigin(publicUrl: string | undefined): RequestHandler {
  return (request, response, next) => {
    if (reads(request) || isSameOrigin(request, publicUrl)) return next();
    refuse(request, response, refused("badOrigin"));
  };
}

/** Every action reads a form, and Remix would call anything else a bug. */
function refuseForeignContent(request: Request, response: Response, next: NextFunction): void {
  const [type = ""] = (request.headers["content-type"] ?? "").split(";");
  if (reads(request) || formTypes.has(type.trim().toLowerCase())) next();
  else refuse(request, response, refused("invalid"));
}

const formTypes = new Set(["application/x-www-form-urlencoded", "multipart/form-data"]);

const reads = ({ method }: Request) => method === "GET" || method === "HEAD";

/** Express' own word for an address such as /%: nothing to look into. */
function isUnreadable(error: unknown): boolean {
  return error instanceof Error && "status" in error && Number(error.status) < 500;
}
