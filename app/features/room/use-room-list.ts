import { useEffect, useState } from "react";
import type { RoomSummary } from "~/domain/room";
import { connectionOf } from "./connection";
import { readRooms } from "./transport";

/**
 * The list as the page brought it, read again at most once a second while something happens. A failed reading keeps what is
 * on screen: going by the router instead would put an error page in the room's place.
 */
export function useRoomList(loaded: RoomSummary[], memberId: string): RoomSummary[] {
  const [rooms, setRooms] = useState(loaded);
  useEffect(() => setRooms(loaded), [loaded]);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let wanted = true;
    const read = async () => {
      timer = undefined;
      const answer = await readRooms(memberId);
      if (wanted && answer.ok) setRooms(answer.value);
    };
    const later = () => {
      timer ??= setTimeout(read, 1000);
    };
    const news = { entry: later, cursor: later, removed: later, check: later };
    const stop = connectionOf(memberId).transport.listen(news);
    return () => {
      wanted = false;
      stop();
      clearTimeout(timer);
    };
  }, [memberId]);
  return rooms;
}
