import type { Actor } from "~/domain/actor";
import { Refusal } from "~/domain/result";
import type { Database } from "../database/client";
import { roomFor } from "./gate";

/** Moves my read cursor forward, never back and never past the head; answers where it stands. Not an entry. */
export async function moveCursor(
  { prisma }: Database,
  actor: Actor,
  { roomId, seq }: { roomId: string; seq: number },
): Promise<number> {
  if (!Number.isInteger(seq) || seq < 0 || seq > 2_147_483_647) throw new Refusal("invalid", { field: "seq" });
  await roomFor(prisma, actor, roomId);
  const [row] = await prisma.$queryRaw<{ seq: number }[]>`
    INSERT INTO read_cursor AS mine (room_id, member_id, seq)
    SELECT id, ${actor.memberId}::uuid, least(${seq}, head_seq) FROM room WHERE id = ${roomId}::uuid
    ON CONFLICT (room_id, member_id) DO UPDATE SET seq = greatest(mine.seq, excluded.seq)
    RETURNING seq`;
  return row?.seq ?? 0;
}
