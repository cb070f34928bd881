import { lazy, Suspense } from "react";
import type { StoredRow } from "~/domain/timeline";
import type { Me } from "~/features/room/room-screen";
import type { Room } from "~/features/room/use-room";

const AckStrip = lazy(() => import("./ack-strip").then(({ AckStrip }) => ({ default: AckStrip })));

export type OnRow = { row: StoredRow; room: Room; me: Me };

/** On a row: who was asked to acknowledge it, and what they said. */
export function Acknowledged({ row, room, me }: OnRow) {
  const waits = row.pending.some(({ name }) => name === "ack.ask" || name === "ack.give");
  if (!row.about.ask && !waits) return null;
  return (
    <Suspense fallback={null}>
      <AckStrip row={row} room={room} me={me} />
    </Suspense>
  );
}
