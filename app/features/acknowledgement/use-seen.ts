import { type RefObject, useEffect } from "react";
import { watchReading } from "~/features/room/watch-reading";
import type { OnRow } from "./acknowledged";
import { isWithdrawn, versionsOf } from "./versions-of";

/**
 * Whoever was asked has seen the row when it was in view in a visible tab, by the rule by which rows are read. That is all it
 * says. What cannot be told any more, as when one was asked anew, is dropped: nobody typed it.
 */
export function useSeen(place: RefObject<HTMLElement | null>, { row, room, me }: OnRow) {
  const { ask } = row.about;
  const mine = ask?.answers.find(({ memberId }) => memberId === me.memberId);
  const sent = row.pending.filter((send) => send.name === "ack.give" && send.input.state === "seen");
  const waits = sent.some(({ state }) => state !== "refused");
  const lost = sent.find(({ state }) => state === "refused")?.input.clientKey;
  const version = versionsOf(row).at(-1)?.seq;
  const askId = mine?.seenAt === null && !waits && !isWithdrawn(row) ? ask?.id : undefined;
  const { send, discard } = room;

  useEffect(() => {
    if (lost) void discard(lost);
  }, [lost, discard]);

  useEffect(() => {
    const line = place.current?.closest("li[data-key]");
    if (!line || askId === undefined || version === undefined) return;
    const stop = watchReading(scrollerOf(line), [line], () => {
      stop();
      void send("ack.give", { entryId: row.id, askId, state: "seen", version });
    });
    return stop;
  }, [place, askId, version, row.id, send]);
}

function scrollerOf(element: Element): Element | null {
  const parent = element.parentElement;
  if (!parent) return null;
  return /auto|scroll/.test(getComputedStyle(parent).overflowY) ? parent : scrollerOf(parent);
}
