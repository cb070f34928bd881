// npm run restore -- <file>: a backup into a new, empty database, embedded or PostgreSQL, and its files into the store.
import { createFileStore } from "../adapters/file-store";
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
  const storage = createFileStore({ ...target, copies: null });
  try {
    const { rows, files } = await restoreBackup({ database, storage }, file);
    return `Restored ${rows} rows and ${files} files from ${file}; everyone signs in anew.`;
  } finally {
    await database.close();
  }
});
