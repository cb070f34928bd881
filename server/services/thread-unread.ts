import type { Actor } from "~/domain/actor";
import type { NewReplies } from "~/domain/thread";
import { type Database, Prisma } from "../database/client";
import { roomFor } from "./gate";

/** Counts, for `FROM room r`, my unread replies. */
export function unreadReplies(memberId: string): Prisma.Sql {
  return Prisma.sql`SELECT count(*)::int ${unreadFor(memberId)}`;
}

/** In which threads of a room there are unread replies for me, those with the latest first; twenty at most. */
export async function listNewReplies({ prisma }: Database, actor: Actor, roomId: string): Promise<NewReplies[]> {
  await roomFor(prisma, actor, roomId);
  return prisma.$queryRaw<NewReplies[]>`
    SELECT fresh.* FROM room r, LATERAL (
      SELECT reply.root_id AS "rootId", count(*)::int AS count ${unreadFor(actor.memberId)}
       GROUP BY reply.root_id ORDER BY max(reply.seq) DESC LIMIT 20) fresh
     WHERE r.id = ${roomId}::uuid`;
}

/**
 * Replies by others that I have not read in threads that I take part in: I wrote the line that they answer, replied before
 * them, or was named there by then. Other threads show what is new on their root only, so that nobody is charged for years
 * of threads that never concerned them.
 */
function unreadFor(memberId: string): Prisma.Sql {
  const named = Prisma.sql`jsonb_build_array(jsonb_build_object('memberId', ${memberId}::text))`;
  return Prisma.sql`
      FROM entry reply
      JOIN entry root ON root.id = reply.root_id
      LEFT JOIN thread_cursor seen ON seen.root_id = reply.root_id AND seen.member_id = ${memberId}::uuid
     WHERE reply.room_id = r.id AND NOT reply.own_row AND reply.kind = 'reply.posted'
       AND reply.actor_id <> ${memberId}::uuid AND reply.seq > coalesce(seen.seq, 0)
       AND (root.actor_id = ${memberId}::uuid OR root.payload -> 'mentions' @> ${named} OR EXISTS (
             SELECT 1 FROM entry mine
              WHERE mine.room_id = r.id AND mine.root_id = reply.root_id AND mine.seq <= reply.seq
                AND mine.kind IN ('reply.posted', 'message.edited')
                AND (mine.actor_id = ${memberId}::uuid OR mine.payload -> 'mentions' @> ${named})))`;
}
