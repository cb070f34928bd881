import { type Browser, chromium } from "playwright-core";
import { provisioned } from "./provisioned";

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
  const { chromium: executablePath } = provisioned();
  if (!executablePath) throw new Error("No Chromium: node test/provision.mjs says why.");
  return chromium.launch({ executablePath, headless: true, args: [...flags, ...(options.args ?? [])] });
}
