import type { Actor } from "~/domain/actor";
import type { Entry } from "~/domain/entry";
import type { ThreadPage } from "~/domain/protocol";
import { Refusal } from "~/domain/result";
import { type Client, type Database, Prisma } from "../database/client";
import { type EntryRow, entryColumns, entryFrom } from "./entry-row";
import { isId, roomFor } from "./gate";
import { type PersonRow, personColumns, personFrom } from "./person-row";
import { peopleNamed } from "./room-header";
import type { PageWish } from "./room-page";

/** Replies in a page. */
const pageSize = 50;
const endless = 2_147_483_647;

/**
 * The newest replies to a row, or those before or around a `seq`, each with what was folded into it, as of `head`; the row
 * itself with its own changes stands first. `notFound` for what is not a row of this room.
 */
export async function readThread(
  { prisma }: Database,
  actor: Actor,
  { roomId, rootId, ...wish }: PageWish & { roomId: string; rootId: string },
): Promise<ThreadPage> {
  await roomFor(prisma, actor, roomId);
  if (!isId(rootId)) throw new Refusal("notFound");
  const { entries, head } = await readReplies(prisma, { roomId, rootId }, chosenBy(roomId, rootId, wish));
  if (entries.length === 0) throw new Refusal("notFound");
  const named = peopleNamed(entries);
  return {
    entries,
    head,
    ...edges(entries, head, wish),
    ...(await readAround(prisma, actor, { roomId, rootId, named })),
  };
}

/** The stretch that a page covers: to its ends where there was not a full page. */
function edges(entries: Entry[], head: number, { before, around }: PageWish): { from: number; to: number } {
  const replies = entries.filter(({ kind }) => kind === "reply.posted").map(({ seq }) => seq);
  if (around === undefined) {
    const to = before === undefined ? head : Math.min(before - 1, head);
    return { from: replies.length < pageSize ? 1 : (replies[0] ?? 1), to };
  }
  const older = replies.filter((seq) => seq <= around);
  const later = replies.slice(older.length);
  return {
    from: older.length < pageSize / 2 ? 1 : (older[0] ?? 1),
    to: later.length < pageSize / 2 ? head : (later.at(-1) ?? head),
  };
}

/** The ids of the replies that are wanted. */
function chosenBy(roomId: string, rootId: string, { before, around }: PageWish): Prisma.Sql {
  const replies = Prisma.sql`SELECT id FROM entry
    WHERE room_id = ${roomId}::uuid AND root_id = ${rootId}::uuid AND kind = 'reply.posted'`;
  if (around === undefined) {
    return Prisma.sql`(${replies} AND seq <= ${before === undefined ? endless : before - 1} ORDER BY seq DESC LIMIT ${pageSize})`;
  }
  return Prisma.sql`(${replies} AND seq <= ${around} ORDER BY seq DESC LIMIT ${pageSize / 2})
    UNION ALL (${replies} AND seq > ${around} ORDER BY seq LIMIT ${pageSize / 2})`;
}

/** The row, the chosen replies and all that was done to them, by `seq`, and the head: of one moment. */
async function readReplies(client: Client, { roomId, rootId }: { roomId: string; rootId: string }, chosen: Prisma.Sql) {
  const rows = await client.$queryRaw<(EntryRow & { head: number })[]>`
    WITH shown AS MATERIALIZED (
      SELECT id FROM entry WHERE id = ${rootId}::uuid AND room_id = ${roomId}::uuid AND own_row
       UNION ALL ${chosen}
    ), wanted AS (
      SELECT id FROM shown
       UNION ALL
      SELECT folded.id FROM entry folded JOIN shown ON folded.refers_to = shown.id
       WHERE folded.room_id = ${roomId}::uuid AND folded.root_id = ${rootId}::uuid AND folded.kind <> 'reply.posted')
    SELECT ${entryColumns}, r.head_seq AS head
      FROM room r LEFT JOIN (wanted JOIN entry e ON e.id = wanted.id) ON true
     WHERE r.id = ${roomId}::uuid ORDER BY e.seq`;
  return { entries: rows.filter(({ id }) => id !== null).map(entryFrom), head: rows[0]?.head ?? 0 };
}

type Around = { roomId: string; rootId: string; named: string[] };

/** Who is in the room or named in the thread, and how far I have read in it. */
async function readAround(client: Client, { memberId }: Actor, { roomId, rootId, named }: Around) {
  const [row] = await client.$queryRaw<{ cursor: number; people: PersonRow[] }[]>`
    SELECT coalesce((SELECT seq FROM thread_cursor
                      WHERE root_id = ${rootId}::uuid AND member_id = ${memberId}::uuid), 0) AS cursor,
           (SELECT json_agg(who ORDER BY who.name, who.id) FROM (
              SELECT ${personColumns}, p.member_id IS NOT NULL AS present
                FROM member m LEFT JOIN participant p ON p.member_id = m.id AND p.room_id = ${roomId}::uuid
               WHERE p.member_id IS NOT NULL OR m.id = ANY(${named}::uuid[])) who) AS people`;
  return { cursor: row?.cursor ?? 0, people: (row?.people ?? []).map(personFrom) };
}
