import { Link } from "@remix-run/react";
import { type RefObject, useEffect, useRef, useState } from "react";
import type { Row } from "~/domain/timeline";
import { useT } from "~/i18n/use-language";
import { Icon } from "~/ui/icon";
import type { RoomState } from "./room-state";

/** Where the reader had got to when the room was opened, or went back to by marking something as unread. */
export function useFirstCursor(cursor: number): number {
  const first = useRef(cursor);
  first.current = Math.min(first.current, cursor);
  return first.current;
}

/** The first row past the cursor that somebody else wrote, if what was read before it is in sight. */
export function firstNewOf(rows: Row[], cursor: number, memberId: string): string | undefined {
  const place = rows.findIndex((row) => "seq" in row && row.seq > cursor && row.actorId !== memberId);
  const before = rows[place - 1];
  return before && "seq" in before && before.seq <= cursor ? rows[place]?.key : undefined;
}

type FirstUnreadProps = {
  scroller: RefObject<HTMLElement | null>;
  state: RoomState;
  roomId: string;
  cursor: number;
  newKey: string | undefined;
};

/** The way to the first unread line, while that lies above what is in view. */
export function FirstUnread({ scroller, state, roomId, cursor, newKey }: FirstUnreadProps) {
  const t = useT();
  const [above, setAbove] = useState(false);
  const isLoaded = cursor + 1 >= state.from;
  useEffect(() => {
    const row = newKey && scroller.current?.querySelector(`[data-key="${CSS.escape(newKey)}"]`);
    if (!row || !scroller.current || !("IntersectionObserver" in window)) return setAbove(false);
    const watch = new IntersectionObserver(
      ([seen]) => seen && setAbove(!seen.isIntersecting && seen.boundingClientRect.top < (seen.rootBounds?.top ?? 0)),
      { root: scroller.current },
    );
    watch.observe(row);
    return () => watch.disconnect();
  }, [scroller, newKey]);
  if (cursor >= state.head || (isLoaded && !above)) return null;
  return (
    <div className="pointer-events-none absolute inset-x-0 top-12 z-20 grid place-items-center">
      <Link
        to={`/rooms/${roomId}?at=${cursor + 1}#e${cursor + 1}`}
        data-first-unread
        onClick={(event) => {
          const row = newKey && scroller.current?.querySelector(`[data-key="${CSS.escape(newKey)}"]`);
          if (!isLoaded || !row) return;
          event.preventDefault();
          row.scrollIntoView({ block: "center" });
        }}
        className="pressable pointer-events-auto rounded-full border border-line bg-raised px-4 text-sm font-medium text-accent shadow-raised"
      >
        <Icon name="up" className="size-4" />
        {t("room:timeline.firstUnread")}
      </Link>
    </div>
  );
}
