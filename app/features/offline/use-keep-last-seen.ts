import { useEffect } from "react";
import type { RoomPage } from "~/domain/protocol";
import type { RoomState } from "~/features/room/room-state";
import { keepLastSeen } from "./last-seen";

const settled = 3_000;

/** Keeps what is on screen of a room, some seconds after it changed, when its newest rows are shown. */
export function useKeepLastSeen(memberId: string, room: RoomPage["room"], state: RoomState) {
  const { entries, hasNewer, removed, people, companies } = state;
  useEffect(() => {
    if (hasNewer || removed || room.parentId) return;
    const timer = setTimeout(() => {
      void keepLastSeen(memberId, { room, entries, people: [...people.values()], companies: [...companies.values()] });
    }, settled);
    return () => clearTimeout(timer);
  }, [memberId, room, entries, hasNewer, removed, people, companies]);
}
