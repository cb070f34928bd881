import type { Actor } from "~/domain/actor";
import { Refusal } from "~/domain/result";
import type { Database } from "../database/client";
import { roomFor } from "./gate";

/**
 * Moves my read cursor forward, never past the head, and back only where I mark something as unread; answers where it
 * stands. Not an entry.
 */
export async function moveCursor(
  { prisma }: Database,
  actor: Actor,
  { roomId, seq, back = false }: { roomId: string; seq: number; back?: boolean },
): Promise<number> {
  if (!Number.isInteger(seq) || seq < 0 || seq > 2_147_483_647) throw new Refusal("invalid", { field: "seq" });
  await roomFor(prisma, actor, roomId);
  const [row] = await prisma.$queryRaw<{ seq: number }[]>`
    INSERT INTO read_cursor AS mine (room_id, member_id, seq)
    SELECT id, ${actor.memberId}::uuid, least(${seq}, head_seq) FROM room WHERE id = ${roomId}::uuid
    ON CONFLICT (room_id, member_id) DO UPDATE 
      SET seq = CASE WHEN ${back === true} THEN excluded.seq ELSE greatest(mine.seq, excluded.seq) END
    RETURNING seq`;
  return row?.seq ?? 0;
}
