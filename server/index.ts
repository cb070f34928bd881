import { join } from "node:path";
import { seed } from "../prisma/seed";
import { readSettings } from "./env";
import { startPortal } from "./portal";
import { projectRoot } from "./project-root";
import { builtScreens, liveScreens } from "./screens";
import { StartError } from "./start-error";
import { announce } from "./welcome";

/** `npm start` and `npm run dev`: one portal until it is told to stop. */
async function main(): Promise<void> {
  const settings = readSettings();
  const screens = settings.mode === "development" ? liveScreens : builtScreens(join(projectRoot(), "build"));
  const portal = await startPortal({ settings, screens, prepare: settings.samples ? seed : undefined });
  await announce(portal, settings);

  let stopping: Promise<void> | undefined;
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => {
      stopping ??= portal.close().then(
        () => process.exit(0),
        (error) => {
          console.error(error);
          process.exit(1);
        },
      );
    });
  }
}

main().catch((error) => {
  console.error(error instanceof StartError ? `\n${error.message}\n` : error);
  process.exit(1);
});
