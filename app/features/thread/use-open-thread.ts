import { useEffect } from "react";
import type { ThreadPage } from "~/domain/protocol";
import type { Room } from "~/features/room/use-room";
import { useThreadAddress } from "./thread-address";

/** A thread as the server drew it; `page` is null where there is no such thread. */
export type OpenedThread = { rootId: string; at?: number; page: ThreadPage | null | undefined };

/** Opens and closes the thread in the room's store as the address says. */
export function useOpenThread({ openThread, closeThread }: Room, opened: OpenedThread | undefined) {
  const { rootId, at } = useThreadAddress();
  useEffect(() => {
    if (rootId === null) closeThread();
    else if (opened?.rootId === rootId && opened.at === at) openThread(rootId, at, opened.page);
    else openThread(rootId, at);
  }, [rootId, at, opened, openThread, closeThread]);
}
