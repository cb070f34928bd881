// npm run rebuild: the read tables once more from the log, which alone is the record. An embedded portal is stopped first.
import { openDatabase } from "./database/client";
import { runCommand } from "./database/command";
import { rebuildReadTables } from "./services/rebuild";

await runCommand(async (target) => {
  const database = await openDatabase(target);
  try {
    return `The read tables are made again from ${await rebuildReadTables(database)} entries.`;
  } finally {
    await database.close();
  }
});
