import type { Entry } from "~/domain/entry";
import type { Client, Database } from "../database/client";
import { entryColumns } from "./entry-row";
import { projectReadTables } from "./projection";
import { isLater, searchFields } from "./search-text";

const batchSize = 500;

/**
 * Makes the read tables again from the log, room by room and each entry in its turn; answers how many entries there are. In
 * one transaction: people go on reading what was there before, and whoever writes waits until it is done.
 */
export async function rebuildReadTables({ prisma }: Pick<Database, "prisma">): Promise<number> {
  return prisma.$transaction(
    async (client) => {
      await client.$executeRaw`LOCK TABLE search_text, due_item, memory_item, room_file, spec_change IN EXCLUSIVE MODE`;
      await client.$executeRaw`DELETE FROM search_text`;
      await client.$executeRaw`DELETE FROM due_item`;
      await client.$executeRaw`DELETE FROM memory_item`;
      await client.$executeRaw`DELETE FROM room_file`;
      await client.$executeRaw`DELETE FROM spec_change`;
      let count = 0;
      for (let batch = await readAfter(client); batch.length > 0; batch = await readAfter(client, batch.at(-1))) {
        await addWords(client, batch);
        for (const { organizationId, ...entry } of batch) {
          await projectReadTables(client, entry, { memberId: entry.actorId, organizationId });
        }
        count += batch.length;
      }
      return count;
    },
    { timeout: 6 * 3_600_000, maxWait: 60_000 },
  );
}

type Authored = Entry & { organizationId: string };

/** The next entries by room and `seq`, with their authors' companies. */
async function readAfter(client: Client, last?: Authored): Promise<Authored[]> {
  const { roomId = "00000000-0000-0000-0000-000000000000", seq = 0 } = last ?? {};
  return client.$queryRaw<Authored[]>`
    SELECT ${entryColumns}, m.organization_id AS "organizationId" FROM entry e JOIN member m ON m.id = e.actor_id
     WHERE (e.room_id, e.seq) > (${roomId}::uuid, ${seq}) ORDER BY e.room_id, e.seq LIMIT ${batchSize}`;
}

/** As `record` writes them beside each entry. */
async function addWords(client: Client, entries: Authored[]): Promise<void> {
  const rows = entries.flatMap(({ id, roomId, seq, kind, actorId, at, refersTo, payload }) => {
    const words = payload && searchFields(kind, payload);
    const messageId = isLater(kind) ? refersTo : id;
    const about = { entry_id: id, room_id: roomId, seq, message_id: messageId, actor_id: actorId, at };
    return words ? [{ ...about, ...words }] : [];
  });
  if (rows.length === 0) return;
  await client.$executeRaw`
    INSERT INTO search_text SELECT * FROM json_populate_recordset(NULL::search_text, ${JSON.stringify(rows)}::json)`;
}
