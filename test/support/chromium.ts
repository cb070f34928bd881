import { readFileSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** The Chromium that test/provision.mjs found or installed, without a window and without calls of its own. */
export function launchChromium(options: { args?: string[] } = {}): Promise<Browser> {
  const { chromium: executablePath } = JSON.parse(readFileSync("node_modules/.cache/provision.json", "utf8"));
  if (!executablePath) throw new Error("No Chromium: node test/provision.mjs says why.");
  return chromium.launch({ executablePath, headless: true, args: [...flags, ...(options.args ?? [])] });
}
