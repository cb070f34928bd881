import { useEffect, useMemo, useSyncExternalStore } from "react";
import type { Actor } from "~/domain/actor";
import type { RoomPage } from "~/domain/protocol";
import type { Sendable } from "~/domain/timeline";
import type { OpenedThread } from "~/features/thread/use-open-thread";
import { connectionOf } from "./connection";
import type { Fields } from "./outbox";
import { createRoomStore } from "./room-store";

type Store = ReturnType<typeof createRoomStore>;
export type Room = ReturnType<typeof actionsOf> & { state: ReturnType<Store["getSnapshot"]> };

/** A room on screen: drawn on the server from its page, alive in the browser. Another page of the same room moves the view. */
export function useRoom(page: RoomPage, me: Pick<Actor, "memberId">, thread?: OpenedThread): Room {
  return useRoomIfAny(page, me, thread) as Room;
}

/** The same for a room that is perhaps not there yet. */
export function useRoomIfAny(
  page: RoomPage | null,
  { memberId }: Pick<Actor, "memberId">,
  thread?: OpenedThread,
): Room | null {
  const roomId = page?.room.id ?? "";
  // biome-ignore lint/correctness/useExhaustiveDependencies: a later page of the same room goes to the same store, below
  const store = useMemo(() => (page ? openStore(memberId, page, thread) : null), [memberId, roomId]);
  const snapshot = store?.getSnapshot ?? none;
  const state = useSyncExternalStore(store?.subscribe ?? never, snapshot, snapshot);
  useEffect(() => store?.attach(connectionOf(memberId)), [store, memberId]);
  useEffect(() => {
    if (page) store?.show(page);
  }, [store, page]);
  const actions = useMemo(() => store && actionsOf(store, memberId, roomId), [store, memberId, roomId]);
  return state && actions && { state, ...actions };
}

function openStore(memberId: string, page: RoomPage, thread: OpenedThread | undefined): Store {
  const store = createRoomStore(memberId, page);
  if (thread) store.openThread(thread.rootId, thread.at, thread.page);
  return store;
}

const none = () => null;
const never = () => none;

function actionsOf(store: Store, memberId: string, roomId: string) {
  return {
    /** Resolves when the text would survive a reload; only then may its draft go. */
    send: <N extends Sendable>(name: N, fields: Fields<N>) => connectionOf(memberId).outbox.add(roomId, name, fields),
    retry: (key: string) => connectionOf(memberId).outbox.retry(key),
    discard: (key: string) => connectionOf(memberId).outbox.discard(key),
    /** Gives up a send that still waits for its files. */
    cancel: (key: string) => connectionOf(memberId).outbox.cancel(key),
    loadOlder: store.loadOlder,
    loadNewer: store.loadNewer,
    jumpToLatest: store.jumpToLatest,
    /** Only for rows that were in view in a visible tab. */
    markRead: store.moveCursor,
    markUnread: store.markUnread,
    keepNear: store.keepNear,
    /** Tells the others that the member is writing, at most every other second. */
    typing: spaced(2_000, (rootId?: string) => connectionOf(memberId).transport.typing?.(roomId, rootId)),
    openThread: store.openThread,
    closeThread: store.closeThread,
    /** What is done in the open thread. */
    thread: store.thread,
    /** Another stretch of the room. */
    show: store.show,
  };
}

/** Does it at once, then not again for a while. */
function spaced<A>(pause: number, work: (about: A) => void): (about: A) => void {
  let last = 0;
  return (about) => {
    if (Date.now() - last < pause) return;
    last = Date.now();
    work(about);
  };
}
