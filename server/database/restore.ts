// npm run restore -- <file>: a backup into a new, empty database, embedded or PostgreSQL.
import { StartError } from "../start-error";
import { restoreBackup } from "./backup-read";
import { runCommand } from "./command";
import { connect } from "./pool";

await runCommand(async (target) => {
  const file = process.argv[2];
  if (!file) throw new StartError("Say which backup: npm run restore -- portal-backup.ndjson.gz");
  const database = await connect(target, (error) => {
    throw error;
  });
  try {
    return `Restored ${await restoreBackup(database, file)} rows from ${file}; everyone signs in anew.`;
  } finally {
    await database.close();
  }
});
