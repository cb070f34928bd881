import { join } from "node:path";
import { refuseSamples, seed } from "../prisma/seed";
import { readSettings } from "./env";
import { type Portal, startPortal } from "./portal";
import { projectRoot } from "./project-root";
import { builtScreens, liveScreens } from "./screens";
import { isStartError } from "./start-error";
import { announce } from "./welcome";

/** `npm start` and `npm run dev`: one portal until it is told to stop. */
async function main(): Promise<void> {
  const settings = readSettings();
  const screens = settings.mode === "development" ? liveScreens : builtScreens(join(projectRoot(), "build"));
  const starting = startPortal({
    settings,
    screens,
    prepare: settings.samples ? seed : refuseSamples,
    onLost: fail,
    onMail,
  });
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void stop(starting).catch(fail));
  await announce(await starting, settings);
}

let stopping = false;

/** Once; a second signal, or a stop that hangs, ends the process as it is. */
async function stop(starting: Promise<Portal>): Promise<void> {
  if (stopping) process.exit(1);
  stopping = true;
  setTimeout(() => process.exit(1), 20_000).unref();
  await (await starting).close();
  process.exit(0);
}

/** Without SMTP_URL mails are read here. */
function onMail(file: string): void {
  console.log(`  Mail kept: ${file}`);
}

function fail(error: unknown): void {
  console.error(isStartError(error) ? `\n${error.message}\n` : error);
  process.exit(1);
}

main().catch(fail);
