import { readFileSync } from "node:fs";

/** What test/provision.mjs found or installed; null is what could not be had. */
type Provisioned = { chromium: string | null; postgres: { bin?: string; url?: string } | null };

export function provisioned(): Provisioned {
  try {
    return JSON.parse(readFileSync("node_modules/.cache/provision.json", "utf8"));
  } catch {
    return { chromium: null, postgres: null };
  }
}
