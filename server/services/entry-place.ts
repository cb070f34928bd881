import type { Actor } from "~/domain/actor";
import { Refusal } from "~/domain/result";
import type { Database } from "../database/client";
import { isId, roomFor } from "./gate";

/** Where a row or a reply stands; `rootId`: the row that a reply answers. */
export type EntryPlace = { roomId: string; seq: number; rootId: string | null };

/**
 * Finds a row or a reply of this room, or of the project room beside a side room: what may be quoted here. `notFound` for
 * anything else.
 */
export async function placeOfEntry(
  { prisma }: Database,
  actor: Actor,
  roomId: string,
  entryId: string,
): Promise<EntryPlace> {
  await roomFor(prisma, actor, roomId);
  if (!isId(entryId)) throw new Refusal("notFound");
  const [place] = await prisma.$queryRaw<EntryPlace[]>`
    SELECT e.room_id AS "roomId", e.seq, CASE WHEN e.own_row THEN NULL ELSE e.root_id END AS "rootId"
      FROM entry e JOIN room r ON r.id = ${roomId}::uuid
     WHERE e.id = ${entryId}::uuid AND e.room_id IN (r.id, r.parent_id) AND (e.own_row OR e.kind = 'reply.posted')`;
  if (!place) throw new Refusal("notFound");
  if (place.roomId !== roomId) await roomFor(prisma, actor, place.roomId);
  return place;
}
