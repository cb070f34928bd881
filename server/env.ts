import { isIP } from "node:net";
import { config } from "dotenv";
import * as z from "zod";
import { StartError } from "./start-error";

const flag = z.enum(["on", "off"]);
const megabytes = (least: number, most: number) => z.coerce.number().min(least).max(most);

const schema = z.object({
  NODE_ENV: z.enum(["development", "production", "test"]).default("production"),
  HOST: z.string().min(1).default("127.0.0.1"),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DATA_DIR: z.string().min(1).default("data"),
  SESSION_SECRET: z.string().min(32).optional(),
  SAMPLES: flag.optional(),
  TRUST_PROXY: z.string().refine(isProxyTrust).optional(),
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("warn"),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().refine(isSender).optional(),
  FILE_LIMIT_MB: megabytes(1, 2000).default(50),
  COMPANY_QUOTA_MB: megabytes(1, 100_000_000).default(10_240),
  S3_BUCKET: z.string().min(1).optional(),
  S3_REGION: z.string().min(1).optional(),
  S3_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  S3_ACCESS_KEY_ID: z.string().min(1).optional(),
  S3_SECRET_ACCESS_KEY: z.string().min(1).optional(),
});

const storeSchema = schema.pick({
  DATABASE_URL: true,
  DATA_DIR: true,
  S3_BUCKET: true,
  S3_REGION: true,
  S3_ENDPOINT: true,
  S3_ACCESS_KEY_ID: true,
  S3_SECRET_ACCESS_KEY: true,
});

/** What the surroundings say. Everything else in the server is given these settings and reads no environment. */
export type Settings = {
  mode: "development" | "production" | "test";
  host: string;
  port: number;
  publicUrl?: string;
  databaseUrl?: string;
  dataFolder: string;
  sessionSecret?: string;
  samples: boolean;
  /** Express' `trust proxy`: whose forwarded headers count. Nobody's unless set. */
  trustProxy: string | number | false;
  logLevel: "debug" | "info" | "warn" | "error" | "silent";
  /** Where mail is handed over; without it each mail is kept in the data folder. */
  smtpUrl?: string;
  /** `address` or `Name <address>` */
  mailFrom?: string;
  /** The largest file that is taken, in bytes. */
  fileLimit: number;
  /** What the files of one company may take up together, in bytes. */
  companyQuota: number;
  /** Where files are kept; without it in the data folder. */
  s3?: S3Settings;
};

export type S3Settings = {
  bucket: string;
  region: string;
  /** Of a store that is not Amazon's. */
  endpoint?: string;
  accessKeyId: string;
  secretAccessKey: string;
};

const loopback = new Set(["127.0.0.1", "::1", "localhost"]);

/** Embedded, on a loopback address, and not behind a proxy that makes it public. */
function isPrivate(env: z.infer<typeof schema>): boolean {
  return !env.DATABASE_URL && loopback.has(env.HOST) && !env.PUBLIC_URL && !env.TRUST_PROXY;
}

/** Reads `process.env` and `.env`. Refuses with one sentence that names every wrong setting. */
export function readSettings(source: NodeJS.ProcessEnv = process.env): Settings {
  const env = read(schema, source);
  if (env.DATABASE_URL && !env.SESSION_SECRET) {
    throw new StartError("With DATABASE_URL, SESSION_SECRET must be set too: a random text of at least 32 characters.");
  }
  if (env.SMTP_URL && !env.MAIL_FROM) {
    throw new StartError("With SMTP_URL, MAIL_FROM must be set too: the sender, such as Rooms <rooms@example.com>.");
  }
  return {
    mode: env.NODE_ENV,
    host: env.HOST,
    port: env.PORT,
    publicUrl: env.PUBLIC_URL && new URL(env.PUBLIC_URL).origin,
    databaseUrl: env.DATABASE_URL,
    dataFolder: env.DATA_DIR,
    sessionSecret: env.SESSION_SECRET,
    samples: env.SAMPLES ? env.SAMPLES === "on" : isPrivate(env),
    trustProxy: trustedProxies(env.TRUST_PROXY),
    logLevel: env.LOG_LEVEL,
    smtpUrl: env.SMTP_URL,
    mailFrom: env.MAIL_FROM,
    fileLimit: Math.floor(env.FILE_LIMIT_MB * megabyte),
    companyQuota: Math.floor(env.COMPANY_QUOTA_MB * megabyte),
    s3: s3Settings(env),
  };
}

/** Only where the data is, for the commands that start no portal. */
export function readDataSettings(source: NodeJS.ProcessEnv = process.env): DataSettings {
  const env = read(storeSchema, source);
  return { url: env.DATABASE_URL, dataFolder: env.DATA_DIR, s3: s3Settings(env) };
}

export type DataSettings = { url?: string; dataFolder: string; s3?: S3Settings };

const megabyte = 1024 * 1024;

/** All of it or nothing: half of it would quietly keep the files somewhere else than meant. */
function s3Settings(env: z.infer<typeof storeSchema>): S3Settings | undefined {
  const { S3_BUCKET: bucket, S3_REGION: region, S3_ENDPOINT: endpoint } = env;
  const { S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = env;
  if (bucket && region && accessKeyId && secretAccessKey) {
    return { bucket, region, endpoint, accessKeyId, secretAccessKey };
  }
  if (!bucket && !region && !endpoint && !accessKeyId && !secretAccessKey) return undefined;
  throw new StartError(
    "For files in S3, set S3_BUCKET, S3_REGION, S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY, all four; for files in the data folder, none of them, and no S3_ENDPOINT.",
  );
}

/** Names all that is wrong in one sentence, and no value: it may be a secret. */
function read<S extends z.ZodType>(settings: S, source: NodeJS.ProcessEnv): z.infer<S> {
  if (source === process.env) config({ quiet: true });
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const parsed = settings.safeParse(given);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(
    ({ path: [name], message }) => `${String(name)} (${hints[String(name)] ?? message})`,
  );
  throw new StartError(`Wrong setting: ${[...new Set(faults)].join("; ")}. See the configuration table in README.md.`);
}

const hints: Record<string, string> = {
  NODE_ENV: "development or production",
  PORT: "a whole number from 0 to 65535",
  PUBLIC_URL: "an address such as https://rooms.example.com",
  DATABASE_URL: "an address such as postgresql://user:password@host:5432/portal",
  SESSION_SECRET: "at least 32 characters",
  SAMPLES: "on or off",
  TRUST_PROXY:
    "a number of hops, or addresses, ranges such as 10.0.0.0/8, loopback, linklocal or uniquelocal, with commas between",
  LOG_LEVEL: "debug, info, warn, error or silent",
  SMTP_URL: "an address such as smtps://user:password@mail.example.com",
  MAIL_FROM: "an address such as rooms@example.com, or Rooms <rooms@example.com>",
  FILE_LIMIT_MB: "a number of megabytes from 1 to 2000",
  COMPANY_QUOTA_MB: "a number of megabytes, at least 1",
  S3_ENDPOINT: "an address such as https://s3.example.com",
};

/** One address, bare or after a name. */
function isSender(value: string): boolean {
  return /^(?:[^<>\r\n]*<[^\s@<>,;]+@[^\s@<>,;]+>|[^\s@<>,;]+@[^\s@<>,;]+)$/.test(value);
}

/** What Express understands as `trust proxy`; anything else would end the start with its stack trace. */
function isProxyTrust(value: string): boolean {
  return /^\d{1,3}$/.test(value) || value.split(",").every((part) => isProxyRange(part.trim()));
}

function isProxyRange(text: string): boolean {
  if (["loopback", "linklocal", "uniquelocal"].includes(text)) return true;
  const [address = "", bits, ...more] = text.split("/");
  const longest = { 0: 0, 4: 32, 6: 128 }[isIP(address)] ?? 0;
  const isLength = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) > 0 && Number(bits) <= longest);
  return longest > 0 && !address.includes("%") && isLength && more.length === 0;
}

function trustedProxies(value: string | undefined): string | number | false {
  if (!value) return false;
  return /^\d+$/.test(value) ? Number(value) : value;
}
