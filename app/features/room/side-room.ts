import { v4 } from "uuid";
import type { RoomPage } from "~/domain/protocol";
import type { Result } from "~/domain/result";
import { postCommand, readRoom } from "./transport";

/** My company's side room beside a room, as it is now; null: there is none. */
export async function findSideRoom(memberId: string, roomId: string): Promise<RoomPage["sideRoom"] | undefined> {
  const read = await readRoom<RoomPage>(memberId, roomId, { before: 2 });
  return read.ok ? read.value.sideRoom : undefined;
}

/** Opens it, or finds the one that a colleague opened meanwhile; answers its id. */
export async function openSideRoom(memberId: string, roomId: string): Promise<Result<string>> {
  const opened = await postCommand(memberId, { name: "side.open", input: { roomId, clientKey: v4() } });
  return opened.ok ? { ok: true, value: opened.value.roomId } : opened;
}

/** Notes around a place of the project room, as a `seq` of it; without one the newest. */
export function readNotes(memberId: string, sideId: string, beside?: number): Promise<Result<RoomPage>> {
  return readRoom<RoomPage>(memberId, sideId, beside === undefined ? {} : { beside });
}
