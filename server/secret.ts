import { randomBytes } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Settings } from "./env";

/** What signs the session cookies: given with DATABASE_URL, else made once and kept in the data folder for its owner only. */
export async function readSecret({ sessionSecret, dataFolder }: Settings): Promise<string> {
  if (sessionSecret) return sessionSecret;
  const file = join(dataFolder, "secret");
  await writeFile(file, randomBytes(32).toString("base64url"), { mode: 0o600, flag: "wx" }).catch((error) => {
    if (error.code !== "EEXIST") throw error;
  });
  return readFile(file, "utf8");
}
