import type { Actor } from "~/domain/actor";
import { unreadKinds } from "~/domain/entry";
import type { RoomSummary } from "~/domain/room";
import { type Database, Prisma } from "../database/client";
import { wordsIn } from "./said-words";
import { unreadReplies } from "./thread-unread";

/**
 * My rooms, the one with the newest line first. `unread`: own rows that count, past my read cursor, not mine, and replies
 * as `unreadReplies` says; counted, never stored. `notesUnread`: the same of my company's side room beside it, which is no line of its own.
 */
export async function listRooms({ prisma }: Database, actor: Actor): Promise<RoomSummary[]> {
  return prisma.$queryRaw<RoomSummary[]>`
    SELECT r.id, r.name, mine.side::text AS side, r.head_seq AS head,
           (SELECT json_agg(json_build_object('id', o.id, 'nameEn', o.name_en, 'nameJa', o.name_ja, 'nameKo', o.name_ko))
              FROM room_company rc JOIN organization o ON o.id = rc.organization_id
             WHERE rc.room_id = r.id AND rc.organization_id <> ${actor.organizationId}::uuid) AS counterparts,
           (SELECT count(*)::int FROM entry e
             WHERE e.room_id = r.id AND e.own_row AND e.seq > coalesce(cursor.seq, 0)
               AND e.actor_id <> ${actor.memberId}::uuid AND e.kind = ANY(${unreadKinds}))
             + (${unreadReplies(actor.memberId)}) AS unread,
           (SELECT count(*)::int FROM room side
              LEFT JOIN read_cursor seen ON seen.room_id = side.id AND seen.member_id = ${actor.memberId}::uuid
              JOIN entry e ON e.room_id = side.id AND e.own_row AND e.seq > coalesce(seen.seq, 0)
             WHERE side.parent_id = r.id AND side.organization_id = ${actor.organizationId}::uuid
               AND e.actor_id <> ${actor.memberId}::uuid AND e.kind = ANY(${unreadKinds})) AS "notesUnread",
           (SELECT count(*)::int FROM spec_change sc
             WHERE sc.room_id = r.id AND mine.side = ANY(sc.waits_for)) AS "changesWaiting",
           json_build_object('kind', last.kind, 'actorId', last.actor_id, 'actorName', author.name,
             'actorOrganizationId', author.organization_id, 'at', last.at,
             'text', left(${wordsIn(Prisma.sql`coalesce(said.payload, last.payload)`)}, 200),
             'lang', coalesce(said.payload, last.payload) ->> 'lang', 'withdrawn', gone.seq IS NOT NULL,
             'change', CASE WHEN last.kind IN ('specChange.proposed', 'specChange.stepped') AND last.payload IS NOT NULL
               THEN json_build_object('number', last.payload -> 'number', 'step', coalesce(last.payload ->> 'step', 'propose')) END) AS last
      FROM participant p
      JOIN room r ON r.id = p.room_id AND r.parent_id IS NULL
      JOIN room_company mine ON mine.room_id = r.id AND mine.organization_id = ${actor.organizationId}::uuid
      LEFT JOIN read_cursor cursor ON cursor.room_id = r.id AND cursor.member_id = p.member_id
      JOIN LATERAL (SELECT * FROM entry e WHERE e.room_id = r.id AND e.own_row ORDER BY e.seq DESC LIMIT 1) last ON true
      JOIN member author ON author.id = last.actor_id
      LEFT JOIN LATERAL (SELECT payload FROM entry e WHERE e.room_id = r.id AND e.root_id = last.id
                            AND e.refers_to = last.id AND e.kind = 'message.edited' ORDER BY e.seq DESC LIMIT 1) said ON true
      LEFT JOIN LATERAL (SELECT seq FROM entry e WHERE e.room_id = r.id AND e.root_id = last.id
                            AND e.refers_to = last.id AND e.kind = 'message.withdrawn' LIMIT 1) gone ON true
     WHERE p.member_id = ${actor.memberId}::uuid
     ORDER BY last.at DESC, r.id`;
}

/** The newest `seq` of each of my rooms: what the heartbeat carries. null: the session has ended. */
export async function headsOf({ prisma }: Database, actor: Actor): Promise<Record<string, number> | null> {
  const [row] = await prisma.$queryRaw<{ heads: Record<string, number> | null }[]>`
    SELECT (SELECT json_object_agg(r.id, r.head_seq) FROM participant p JOIN room r ON r.id = p.room_id
             WHERE p.member_id = s.member_id) AS heads
      FROM session s JOIN member m ON m.id = s.member_id AND m.disabled_at IS NULL
     WHERE s.id = ${actor.sessionId}::uuid AND s.expires_at > now()`;
  return row ? (row.heads ?? {}) : null;
}
