import type { StoredRow } from "~/domain/timeline";
import type { Me } from "~/features/room/room-screen";
import type { Room } from "~/features/room/use-room";
import { AckStrip } from "./ack-strip";

export type OnRow = { row: StoredRow; room: Room; me: Me };

/**
 * On a row: who was asked to acknowledge it, and what they said. It comes with the page and not later: the server draws it,
 * and React gives up on a part whose code is still on its way when an entry arrives.
 */
export function Acknowledged({ row, room, me }: OnRow) {
  const waits = row.pending.some(({ name }) => name === "ack.ask" || name === "ack.give");
  return row.about.ask || waits ? <AckStrip row={row} room={room} me={me} /> : null;
}
