import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Settings } from "../../server/env";

/** Which database this run's flows are on: each of them runs once on either. */
export const kind = process.env.PORTAL_TEST_DATABASE === "postgres" ? "postgres" : "embedded";

export type Place = { settings: Partial<Settings> & { dataFolder: string }; remove(): Promise<void> };

/** An empty, migrated database of its own for one world: a copy of the run's template. */
export async function freshDatabase(wanted: string = kind): Promise<Place> {
  const dataFolder = await mkdtemp(join(tmpdir(), "portal-test-"));
  const removeFolder = () => rm(dataFolder, { recursive: true, force: true });
  if (wanted === "embedded") {
    const template = process.env.PORTAL_TEST_TEMPLATE;
    if (template) await cp(template, dataFolder, { recursive: true });
    return { settings: { dataFolder }, remove: removeFolder };
  }
  const { createDatabase } = await import("./postgres");
  const { url, drop } = await createDatabase();
  return {
    settings: { dataFolder, databaseUrl: url },
    async remove() {
      await drop();
      await removeFolder();
    },
  };
}
