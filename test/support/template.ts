import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDatabase } from "../../server/database/client";

/** Runs once: an embedded database, migrated and closed, that each world copies instead of making its own. */
export default async function prepareTemplate() {
  if (process.env.PORTAL_TEST_TEMPLATE) return;
  const folder = await mkdtemp(join(tmpdir(), "portal-template-"));
  const database = await openDatabase({ dataFolder: folder });
  await database.close();
  process.env.PORTAL_TEST_TEMPLATE = folder;
  return () => rm(folder, { recursive: true, force: true });
}
