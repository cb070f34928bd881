import type { Actor } from "~/domain/actor";
import { Refusal } from "~/domain/result";
import type { Database } from "../database/client";
import { isId, roomFor } from "./gate";

type Read = { roomId: string; rootId: string; seq: number };

/** Moves how far I have read in a thread forward, never back and never past the head; answers where it stands. */
export async function markThread({ prisma }: Database, actor: Actor, { roomId, rootId, seq }: Read): Promise<number> {
  if (!Number.isInteger(seq) || seq < 0 || seq > 2_147_483_647) throw new Refusal("invalid", { field: "seq" });
  await roomFor(prisma, actor, roomId);
  if (!isId(rootId)) throw new Refusal("notFound");
  const [row] = await prisma.$queryRaw<{ seq: number }[]>`
    INSERT INTO thread_cursor AS mine (root_id, room_id, member_id, seq)
    SELECT e.id, r.id, ${actor.memberId}::uuid, least(${seq}, r.head_seq)
      FROM room r JOIN entry e ON e.room_id = r.id AND e.id = ${rootId}::uuid AND e.own_row
     WHERE r.id = ${roomId}::uuid
    ON CONFLICT (root_id, member_id) DO UPDATE SET seq = greatest(mine.seq, excluded.seq)
    RETURNING seq`;
  if (!row) throw new Refusal("notFound");
  return row.seq;
}
