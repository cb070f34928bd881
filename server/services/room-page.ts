import type { Actor } from "~/domain/actor";
import { moment } from "~/domain/day";
import type { Entry } from "~/domain/entry";
import type { Catchup, Page, RoomPage } from "~/domain/protocol";
import { type Client, type Database, Prisma } from "../database/client";
import { type EntryRow, entryColumns, entryFrom } from "./entry-row";
import { roomFor } from "./gate";
import { readHeader } from "./room-header";

/** Own rows in a page, and entries in one answer to a client that heals. */
const pageSize = 50;
const catchupSize = 500;

/** `beside`: around the note that stands at a `seq` of the project room; for a side room. */
export type PageWish = { before?: number; around?: number; beside?: number };

/** The newest page of a room, or one before or around a `seq`, with what was folded into its rows, as of `head`. */
export async function readPage({ prisma }: Database, actor: Actor, roomId: string, wish: PageWish): Promise<RoomPage> {
  const participant = await roomFor(prisma, actor, roomId);
  const around = wish.beside === undefined ? wish.around : await noteBeside(prisma, roomId, wish.beside);
  const rows = await readRows(prisma, roomId, { ...wish, around });
  const { head: _, ...header } = await readHeader(prisma, participant, rows);
  return { ...rows, ...header };
}

/** The `seq` of the last note that was stored when the project room had not gone beyond a `seq`; else of the first one. */
async function noteBeside(client: Client, roomId: string, parentSeq: number): Promise<number> {
  const [row] = await client.$queryRaw<{ seq: number | null }[]>`
    SELECT max(seq) AS seq FROM entry WHERE room_id = ${roomId}::uuid AND own_row AND parent_seq <= ${parentSeq}`;
  return row?.seq ?? 1;
}

/** All entries after a cursor, oldest first, as many as one answer takes; `head` tells whether there are more. */
export async function readAfter({ prisma }: Database, actor: Actor, roomId: string, after: number): Promise<Catchup> {
  const participant = await roomFor(prisma, actor, roomId);
  const rows = await prisma.$queryRaw<EntryRow[]>`
    SELECT ${entryColumns} FROM entry e WHERE e.room_id = ${roomId}::uuid AND e.seq > ${after}
     ORDER BY e.seq LIMIT ${catchupSize}`;
  const entries = rows.map(entryFrom);
  const { head, people } = await readHeader(prisma, participant, { entries, head: endless });
  return { entries, head, people };
}

/** The `seq` of the first row from a day on, as the reader's calendar has it; of the newest row where none is so late. */
export async function firstRowOn({ prisma }: Database, actor: Actor, roomId: string, day: string): Promise<number> {
  await roomFor(prisma, actor, roomId);
  const [row] = await prisma.$queryRaw<{ seq: number | null }[]>`
    SELECT coalesce(
      (SELECT seq FROM entry WHERE room_id = ${roomId}::uuid AND own_row AND at >= ${moment(day, "00:00", actor.timeZone)}
        ORDER BY at, seq LIMIT 1),
      (SELECT seq FROM entry WHERE room_id = ${roomId}::uuid AND own_row ORDER BY seq DESC LIMIT 1)) AS seq`;
  return row?.seq ?? 1;
}

type Rows = Pick<Page, "entries" | "from" | "to" | "head">;
const endless = 2_147_483_647;

async function readRows(client: Client, roomId: string, { before, around }: PageWish): Promise<Rows> {
  if (around === undefined) {
    const last = before === undefined ? endless : before - 1;
    const { entries, head } = await withFolded(client, roomId, newestFirst(roomId, last, pageSize));
    return { entries, head, from: lowest(entries, pageSize), to: Math.min(last, head) };
  }
  const half = pageSize / 2;
  const later = Prisma.sql`SELECT id FROM entry WHERE room_id = ${roomId}::uuid AND own_row
    AND seq > ${around} ORDER BY seq LIMIT ${half}`;
  const ids = Prisma.sql`(${newestFirst(roomId, around, half)}) UNION ALL (${later})`;
  const { entries, head } = await withFolded(client, roomId, ids);
  const laterRows = entries.filter(({ ownRow, seq }) => ownRow && seq > around);
  const to = laterRows.length < half ? head : (laterRows.at(-1)?.seq ?? head);
  return {
    entries,
    head,
    from: lowest(
      entries.filter(({ seq }) => seq <= around),
      half,
    ),
    to,
  };
}

const newestFirst = (roomId: string, to: number, limit: number) => Prisma.sql`
  SELECT id FROM entry WHERE room_id = ${roomId}::uuid AND own_row AND seq <= ${to} ORDER BY seq DESC LIMIT ${limit}`;

/**
 * The own rows that a query names by id, all that was folded into them, by `seq`, and the head: of one moment. Replies, and
 * what was folded into them, are read by thread.
 */
async function withFolded(
  client: Client,
  roomId: string,
  ids: Prisma.Sql,
): Promise<{ entries: Entry[]; head: number }> {
  const rows = await client.$queryRaw<(EntryRow & { head: number })[]>`
    WITH chosen AS MATERIALIZED (${ids}), wanted AS (
      SELECT id FROM chosen
       UNION ALL
      SELECT folded.id FROM entry folded JOIN chosen ON folded.root_id = chosen.id
       WHERE folded.room_id = ${roomId}::uuid AND NOT folded.own_row
         AND folded.refers_to = chosen.id AND folded.kind <> 'reply.posted')
    SELECT ${entryColumns}, r.head_seq AS head
      FROM room r LEFT JOIN (wanted JOIN entry e ON e.id = wanted.id) ON true
     WHERE r.id = ${roomId}::uuid ORDER BY e.seq`;
  return { entries: rows.filter(({ id }) => id !== null).map(entryFrom), head: rows[0]?.head ?? 0 };
}

/** Where a page begins: at its oldest own row, or at the room's beginning when there was not a full page before it. */
function lowest(entries: Entry[], limit: number): number {
  const ownRows = entries.filter((entry) => entry.ownRow);
  return ownRows.length < limit ? 1 : (ownRows[0]?.seq ?? 1);
}
