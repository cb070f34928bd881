import { Refusal } from "~/domain/result";
import type { Client } from "../database/client";

/** People come and go by the project room alone, and no side room has another beside it. */
export async function refuseSideRoom(client: Client, roomId: string): Promise<void> {
  const isSide = await client.room.count({ where: { id: roomId, parentId: { not: null } } });
  if (isSide > 0) throw new Refusal("forbidden");
}

/**
 * Whoever comes into a project room or leaves it does the same beside it, in the side room of their own company. To be
 * called in the transaction that writes or deletes the participant. No entry tells of it: the project room's log does.
 */
export async function followInSideRooms(client: Client, roomId: string, memberId: string, there: boolean) {
  if (there) {
    await client.$executeRaw`
      INSERT INTO participant (room_id, member_id)
      SELECT side.id, m.id FROM room side JOIN member m ON m.id = ${memberId}::uuid
       WHERE side.parent_id = ${roomId}::uuid AND side.organization_id = m.organization_id
      ON CONFLICT DO NOTHING`;
  } else {
    await client.$executeRaw`
      DELETE FROM participant p USING room side
       WHERE side.parent_id = ${roomId}::uuid AND p.room_id = side.id AND p.member_id = ${memberId}::uuid`;
  }
}
