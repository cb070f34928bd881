import { useCallback, useEffect, useMemo, useState } from "react";
import type { Entry } from "~/domain/entry";
import type { RoomPage } from "~/domain/protocol";
import type { Refused } from "~/domain/result";
import type { Row } from "~/domain/timeline";
import { connectionOf } from "./connection";
import { keepNotesShown, readNotesShown } from "./keep";
import type { Me } from "./room-screen";
import type { RoomState } from "./room-state";
import { findSideRoom, openSideRoom, readNotes } from "./side-room";
import { wantedNotes, withNotes } from "./side-rows";
import { type Room, useRoomIfAny } from "./use-room";

/** The own company's notes beside a room. */
export type Notes = {
  sideId: string | null;
  /** In the timeline, if there are any. Remembered for each room in this browser. */
  shown: boolean;
  show(shown: boolean): void;
  unread: number;
  /** The side room while it is shown. */
  side: Room | null;
  /** The room's lines, with the notes among them while they are shown. */
  rows: Row[];
  /** Sends into the side room, as `Room.send` does into the room. */
  send: Room["send"];
  /** Makes sure that there is a side room; answers why there is none. */
  open(): Promise<Refused | null>;
};

export function useNotes(room: Room, page: RoomPage, me: Me): Notes {
  const { memberId } = me;
  const roomId = page.room.id;
  const [shown, setShown] = useShown(memberId, roomId);
  const [found, setFound] = useSideRoom(memberId, page, shown);
  const sideId = found?.id ?? null;
  const side = useShownNotes(room, memberId, shown ? sideId : null);
  const notes = side?.state.rows;
  const rows = useMemo(
    () => (notes ? withNotes(room.state.rows, notes, room.state) : room.state.rows),
    [room.state, notes],
  );
  return {
    sideId,
    shown,
    show: setShown,
    unread: shown ? 0 : (found?.unread ?? 0),
    side,
    rows,
    send: (name, fields) => connectionOf(memberId).outbox.add(sideId ?? "", name, fields),
    async open() {
      if (sideId) return null;
      const opened = await openSideRoom(memberId, roomId);
      if (!opened.ok) return opened;
      setFound({ id: opened.value, head: 1, unread: 0 });
      return null;
    },
  };
}

function useShown(memberId: string, roomId: string): [boolean, (shown: boolean) => void] {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    let wanted = true;
    void readNotesShown(memberId, roomId).then((kept) => wanted && setShown(kept));
    return () => {
      wanted = false;
    };
  }, [memberId, roomId]);
  const keep = useCallback(
    (next: boolean) => {
      setShown(next);
      void keepNotesShown(memberId, roomId, next);
    },
    [memberId, roomId],
  );
  return [shown, keep];
}

/** Which side room there is and what is unread in it: as the page told, asked again at most once a second for news. */
function useSideRoom(memberId: string, page: RoomPage, shown: boolean) {
  const [found, setFound] = useState(page.sideRoom);
  const roomId = page.room.id;
  const isBeside = page.room.parentId === null;
  const { id, head } = found ?? { id: null, head: 0 };
  useEffect(() => setFound(page.sideRoom), [page.sideRoom]);
  useEffect(() => {
    if (!isBeside || (shown && id)) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let wanted = true;
    const later = () => {
      timer ??= setTimeout(async () => {
        timer = undefined;
        const now = await findSideRoom(memberId, roomId);
        if (wanted && now !== undefined) setFound(now);
      }, 1000);
    };
    const isNews = (entry: Entry) => entry.roomId === id || (!id && entry.parentSeq !== undefined);
    const stop = connectionOf(memberId).transport.listen({
      entry: (entry) => isNews(entry) && later(),
      cursor: (moved) => moved.roomId === id && later(),
      heads: (heads) => id && heads[id] !== head && later(),
    });
    if (shown) later();
    return () => {
      wanted = false;
      stop();
      clearTimeout(timer);
    };
  }, [memberId, roomId, isBeside, id, head, shown]);
  return [found, setFound] as const;
}

/** The side room on screen: what it shows goes with what the room shows. */
function useShownNotes(room: Room, memberId: string, sideId: string | null): Room | null {
  const [page, setPage] = useState<RoomPage | null>(null);
  const current = page?.room.id === sideId ? page : null;
  const side = useRoomIfAny(current, { memberId });
  const { from, to, hasOlder, hasNewer, connection } = room.state;
  const wanted = side && wantedNotes({ from, to, hasOlder, hasNewer }, side.state.rows, side.state);

  const read = useCallback(
    async (beside?: number) => {
      const notes = sideId ? await readNotes(memberId, sideId, beside) : null;
      if (notes?.ok) setPage(notes.value);
    },
    [memberId, sideId],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: tried again when the connection is back
  useEffect(() => {
    if (!sideId) setPage(null);
    else if (!current) void read();
  }, [sideId, current === null, connection, read]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each stretch that either of them shows
  useEffect(() => {
    if (wanted === "older") void side?.loadOlder();
    if (wanted === "newer") void side?.loadNewer();
    if (wanted === "elsewhere") void (hasNewer ? read(to) : side?.jumpToLatest());
  }, [wanted, side?.state.from, side?.state.to, from, to, connection]);
  return side;
}

/** What a note is drawn from: its own room, with everyone who is in the project room, and with its drawings. */
export function useNoteState(side: Room | null, room: RoomState): RoomState | null {
  const state = side?.state;
  const people = useMemo(() => new Map([...(state?.people ?? []), ...room.people]), [state?.people, room.people]);
  const drawings = useMemo(() => [...(state?.drawings ?? []), ...room.drawings], [state?.drawings, room.drawings]);
  return useMemo(
    () => (state ? { ...state, people, companies: room.companies, drawings } : null),
    [state, people, room.companies, drawings],
  );
}
