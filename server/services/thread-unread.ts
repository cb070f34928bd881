import { Prisma } from "../database/client";

/**
 * Counts, for `FROM room r`, the replies by others that I have not read in threads that I take part in: I wrote the line
 * that they answer, replied before them, or was named there by then. Other threads show what is new on their root only, so
 * that nobody is charged for years of threads that never concerned them.
 */
export function unreadReplies(memberId: string): Prisma.Sql {
  const named = Prisma.sql`jsonb_build_array(jsonb_build_object('memberId', ${memberId}::text))`;
  return Prisma.sql`
    SELECT count(*)::int FROM entry reply
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
