import type { Actor } from "~/domain/actor";
import type { PinnedItem, RoomMemory } from "~/domain/agenda";
import type { Database } from "../database/client";
import { type DueRow, dueFrom, dueLine, dueNames, openDue, type Worded, worded } from "./due-line";
import { roomFor } from "./gate";
import { type PersonRow, personColumns, personFrom } from "./person-row";

type Row = { items: Worded<PinnedItem>[]; due: DueRow[]; people: PersonRow[] };

/** What a room remembers and waits for, with everyone whom that names: whoever pinned may have left since. */
export async function readMemory({ prisma }: Database, actor: Actor, roomId: string): Promise<RoomMemory> {
  await roomFor(prisma, actor, roomId);
  const [row] = await prisma.$queryRaw<Row[]>`
    WITH open AS MATERIALIZED (
      SELECT i.*, about.payload ->> 'lang' AS lang, d.due_at
        FROM memory_item i
        JOIN entry about ON about.id = i.about_id
        LEFT JOIN due_item d ON d.entry_id = i.entry_id
       WHERE i.room_id = ${roomId}::uuid AND i.closed_at IS NULL
    ), named AS (
      SELECT unnest(ARRAY[pinned_by_id, confirmed_by_id]) AS id FROM open
       UNION
      SELECT ${dueNames} FROM ${openDue} WHERE d.room_id = ${roomId}::uuid AND d.closed_at IS NULL
    )
    SELECT (SELECT coalesce(json_agg(json_build_object('id', entry_id, 'topic', topic, 'text', text, 'day', day,
                     'pinnedById', pinned_by_id, 'pinnedAt', pinned_at, 'aboutId', about_id, 'rootSeq', root_seq,
                     'lang', lang, 'dueAt', due_at, 'closed', NULL, 'confirmed', CASE WHEN confirmed_at IS NOT NULL
                       THEN json_build_object('memberId', confirmed_by_id, 'at', confirmed_at) END)
                     ORDER BY due_at NULLS LAST, pinned_at), '[]') FROM open) AS items,
           (SELECT coalesce(json_agg(${dueLine} ORDER BY d.due_at NULLS LAST, d.entry_id), '[]') FROM ${openDue}
             WHERE d.room_id = ${roomId}::uuid AND d.closed_at IS NULL AND d.kind <> 'question') AS due,
           (SELECT coalesce(json_agg(who), '[]') FROM (
              SELECT ${personColumns}, EXISTS (SELECT 1 FROM participant p
                       WHERE p.member_id = m.id AND p.room_id = ${roomId}::uuid) AS present
                FROM member m WHERE m.id IN (SELECT id FROM named)) who) AS people`;
  const { items = [], due = [], people = [] } = row ?? {};
  return { items: items.map(worded), due: due.map(dueFrom), people: people.map(personFrom) };
}
