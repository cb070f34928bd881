import { useEffect, useMemo, useSyncExternalStore } from "react";
import type { Actor } from "~/domain/actor";
import type { RoomPage } from "~/domain/protocol";
import type { Sendable } from "~/domain/timeline";
import { connectionOf } from "./connection";
import type { Fields } from "./outbox";
import { createRoomStore } from "./room-store";

/** A room on screen: drawn on the server from its page, alive in the browser. Another page of the same room moves the view. */
export function useRoom(page: RoomPage, me: Pick<Actor, "memberId">) {
  const { memberId } = me;
  const roomId = page.room.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a later page of the same room goes to the same store, below
  const store = useMemo(() => createRoomStore(memberId, page), [memberId, roomId]);
  const state = useSyncExternalStore(store.subscribe, store.getSnapshot, store.getSnapshot);
  useEffect(() => store.attach(connectionOf(memberId)), [store, memberId]);
  useEffect(() => store.show(page), [store, page]);

  const actions = useMemo(
    () => ({
      /** Resolves when the text would survive a reload; only then may its draft go. */
      send: <N extends Sendable>(name: N, fields: Fields<N>) => connectionOf(memberId).outbox.add(roomId, name, fields),
      retry: (key: string) => connectionOf(memberId).outbox.retry(key),
      discard: (key: string) => connectionOf(memberId).outbox.discard(key),
      loadOlder: store.loadOlder,
      loadNewer: store.loadNewer,
      jumpToLatest: store.jumpToLatest,
      /** Only for rows that were in view in a visible tab. */
      markRead: store.moveCursor,
    }),
    [store, memberId, roomId],
  );
  return { state, ...actions };
}
