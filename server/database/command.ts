import { type DataSettings, readDataSettings } from "../env";
import { isStartError } from "../start-error";

/**
 * Runs a command of one sentence: on standard output when it is done, on standard error (and status 1) when a person
 * can mend what is wrong. The database is the portal's own: DATABASE_URL, else DATA_DIR.
 */
export async function runCommand(work: (target: DataSettings) => Promise<string>): Promise<void> {
  try {
    console.log(await work(readDataSettings()));
  } catch (error) {
    console.error(isStartError(error) ? error.message : error);
    process.exitCode = 1;
  }
}
