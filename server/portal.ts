import { createServer, type Server } from "node:http";
import { networkInterfaces } from "node:os";
import { join } from "node:path";
import { createFileStore } from "./adapters/file-store";
import { createMailer } from "./adapters/mail";
import { openUploadStore } from "./adapters/upload-store";
import { createAuth } from "./auth";
import { type Database, openDatabase } from "./database/client";
import type { Settings } from "./env";
import { createHttp, type ScreenSource } from "./http";
import { createLog } from "./log";
import { startMailDelivery } from "./mail-delivery";
import { regularly } from "./regularly";
import { startScheduledSends } from "./scheduled-sends";
import { readSecret } from "./secret";
import { createServices, type Services } from "./services";
import type { FilePlaces } from "./services/files";
import { startSockets } from "./sockets";
import { StartError } from "./start-error";

export type Portal = {
  url: string;
  services: Services;
  database: Database;
  /** Stops in reverse: accepted commands are answered, sockets told, the database closed. */
  close(): Promise<void>;
};

export type PortalOptions = {
  settings: Settings;
  screens: ScreenSource;
  /** Runs after the migrations, before the first request: the samples. */
  prepare?: (places: PrepareWith) => Promise<void>;
  /** The embedded database died: the portal cannot go on. */
  onLost?: (error: Error) => void;
  allowance?: number;
  /** Milliseconds since 1970; a test's own clock. */
  now?: () => number;
  /** Without SMTP_URL: told where each mail is kept. */
  onMail?: (file: string) => void;
};

export type PrepareWith = FilePlaces & { database: Database };

/** Starts a portal: port → database → services → HTTP (503 until then) → sockets → mail. */
export async function startPortal({
  settings,
  screens: source,
  prepare,
  onLost,
  allowance,
  now,
  onMail,
}: PortalOptions): Promise<Portal> {
  const log = createLog(settings.logLevel);
  const door = createServer((_, response) => {
    response.writeHead(503, { "retry-after": "2", refresh: "2", "content-type": "text/plain" }).end("…");
  });
  const port = await listen(door, settings);
  const url = `http://${settings.host.includes(":") ? `[${settings.host}]` : settings.host}:${port}`;
  const opened = await openDatabase({ url: settings.databaseUrl, dataFolder: settings.dataFolder, onLost }).catch(
    async (error) => {
      await closed(door);
      throw error;
    },
  );
  try {
    const { dataFolder, s3, fileLimit, companyQuota } = settings;
    const places: FilePlaces = {
      storage: createFileStore({
        dataFolder,
        s3,
        onTrouble: (error) => log.warn({ err: error }, "the file store was not reached"),
      }),
      uploadStore: await openUploadStore(join(dataFolder, "uploads")),
      limits: { file: fileLimit, company: companyQuota },
    };
    await prepare?.({ database: opened, ...places });
    const publicUrl = settings.publicUrl ?? url;
    const auth = createAuth({ database: opened, secret: await readSecret(settings), publicUrl, log });
    const services = createServices({
      database: opened,
      ...places,
      auth,
      log,
      allowance,
      now,
      origin: linkOrigin(settings, port),
    });
    const screens = await source(door);
    const { uploadStore } = places;
    const http = createHttp({ settings, publicUrl, services, auth, database: opened, log, screens, uploadStore });
    door.removeAllListeners("request").on("request", http);
    const sockets = startSockets({ server: door, publicUrl: settings.publicUrl, services, auth, log });
    const scheduled = startScheduledSends({ services, log });
    const notices = regularly({ pause: 20_000, name: "the notices", log, look: services.notification.look });
    const sweeping = regularly({ pause: 3_600_000, name: "the sweeping of files", log, look: services.upload.sweep });
    const mailer = createMailer({
      smtpUrl: settings.smtpUrl,
      from: settings.mailFrom ?? "no-reply@localhost",
      folder: join(settings.dataFolder, "mail"),
      kept: onMail,
    });
    const delivery = startMailDelivery({ database: opened, mailer, log, now, listen: services.signals.mail });
    return {
      url,
      services,
      database: opened,
      close: () =>
        inTurn(
          sweeping.close,
          notices.close,
          scheduled.close,
          sockets.close,
          () => closed(door),
          screens.close,
          delivery.close,
          opened.close,
        ),
    };
  } catch (error) {
    await closed(door);
    await opened.close();
    throw error;
  }
}

function listen(server: Server, { host, port }: Settings): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const reasons: Record<string, string> = {
        EADDRINUSE: `Port ${port} is taken by another program. Stop it, or start with another PORT.`,
        EACCES: `Port ${port} may not be opened by this user. Start with another PORT.`,
        EADDRNOTAVAIL: `HOST ${host} is not an address of this machine.`,
        ENOTFOUND: `HOST ${host} is not an address of this machine.`,
      };
      const reason = reasons[error.code ?? ""];
      reject(reason ? new StartError(reason) : error);
    });
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : port);
    });
  });
}

/**
 * Where the links in mails lead. Never what a request says of itself: a forged one would send somebody's one-time link to
 * another address.
 */
function linkOrigin({ publicUrl, host }: Settings, port: number): string {
  if (publicUrl) return publicUrl;
  const addresses = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
  const inNetwork = addresses.find(({ internal, family }) => !internal && family === "IPv4")?.address;
  const reached = host === "0.0.0.0" || host === "::" ? (inNetwork ?? "localhost") : host;
  return `http://${reached.includes(":") ? `[${reached}]` : reached}:${port}`;
}

/** Each step is taken, whatever became of the one before; the first failure is thrown at the end. */
async function inTurn(...steps: (() => Promise<void>)[]): Promise<void> {
  const failures: unknown[] = [];
  for (const step of steps) await step().catch((error) => failures.push(error));
  if (failures.length > 0) throw failures[0];
}

/** Requests under way have some seconds to finish. */
function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    if (!server.listening) return resolve();
    server.close(() => resolve());
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), 5000).unref();
  });
}
