import { readDatabaseSettings } from "../env";
import { isStartError } from "../start-error";
import type { DatabaseTarget } from "./pool";

/**
 * Runs a command of one sentence: on standard output when it is done, on standard error (and status 1) when a person
 * can mend what is wrong. The database is the portal's own: DATABASE_URL, else DATA_DIR.
 */
export async function runCommand(work: (target: DatabaseTarget) => Promise<string>): Promise<void> {
  try {
    console.log(await work(readDatabaseSettings()));
  } catch (error) {
    console.error(isStartError(error) ? error.message : error);
    process.exitCode = 1;
  }
}
