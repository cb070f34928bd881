import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";
import { connectionOf } from "~/features/room/connection";

/** Reads the page anew after anybody's step, after a reply, and when this tab or its line was away. */
export function useChangeNews(memberId: string, roomId: string, entryId: string): void {
  const { revalidate } = useRevalidator();
  useEffect(
    () =>
      connectionOf(memberId).transport.listen({
        entry: (entry) => entry.roomId === roomId && (entry.rootId ?? entry.id) === entryId && revalidate(),
        check: revalidate,
      }),
    [memberId, roomId, entryId, revalidate],
  );
}
