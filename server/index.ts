import { join } from "node:path";
import { seed } from "../prisma/seed";
import { readSettings } from "./env";
import { startPortal } from "./portal";
import { projectRoot } from "./project-root";
import { builtScreens, liveScreens } from "./screens";
import { isStartError } from "./start-error";
import { announce } from "./welcome";

/** `npm start` and `npm run dev`: one portal until it is told to stop. */
async function main(): Promise<void> {
  const settings = readSettings();
  const screens = settings.mode === "development" ? liveScreens : builtScreens(join(projectRoot(), "build"));
  const prepare = settings.samples ? seed : undefined;
  const portal = await startPortal({ settings, screens, prepare, onLost: (error) => void stop(error) });
  await announce(portal, settings);
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void stop());

  let stopping = false;
  async function stop(reason?: Error): Promise<void> {
    if (stopping) return;
    stopping = true;
    if (reason) console.error(reason);
    const done = await portal.close().catch((error) => error);
    if (done) console.error(done);
    process.exit(reason || done ? 1 : 0);
  }
}

main().catch((error) => {
  console.error(isStartError(error) ? `\n${error.message}\n` : error);
  process.exit(1);
});
