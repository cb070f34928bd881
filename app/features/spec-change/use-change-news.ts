import { useNavigation, useRevalidator } from "@remix-run/react";
import { useEffect, useState } from "react";
import { connectionOf } from "~/features/room/connection";

/**
 * Reads the page anew after anybody's step, after a reply, when this tab or its line was away, and where it tells by whom the
 * change was seen (`seenBy`), when another one has. Never while something is being read: one would break the other off.
 */
export function useChangeNews(memberId: string, roomId: string, entryId: string, seenBy?: string[]): void {
  const { revalidate, state } = useRevalidator();
  const navigation = useNavigation();
  const [isOld, setOld] = useState(false);
  const isIdle = state === "idle" && navigation.state === "idle";
  useEffect(() => {
    const ages = () => setOld(true);
    return connectionOf(memberId).transport.listen({
      entry: (entry) => entry.roomId === roomId && (entry.rootId ?? entry.id) === entryId && ages(),
      read: (one) => one.roomId === roomId && seenBy?.includes(one.memberId) === false && ages(),
      check: ages,
    });
  }, [memberId, roomId, entryId, seenBy]);
  useEffect(() => {
    if (!isOld || !isIdle) return;
    setOld(false);
    revalidate();
  }, [isOld, isIdle, revalidate]);
}
