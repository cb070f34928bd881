import { Fragment, type ReactNode, useRef, useState } from "react";
import { dayAt } from "~/domain/day";
import type { Row } from "~/domain/timeline";
import type { Me } from "~/features/room/room-screen";
import type { ThreadState } from "~/features/room/thread-store";
import { TimelineRow } from "~/features/room/timeline-row";
import { useReadRows } from "~/features/room/use-read-rows";
import type { Room } from "~/features/room/use-room";
import { useSteadyView } from "~/features/room/use-steady-view";
import { useReader } from "~/i18n/reader";
import { useT } from "~/i18n/use-language";
import { Button } from "~/ui/button";
import { Time } from "~/ui/time";

type ThreadListProps = {
  room: Room;
  roomId: string;
  rows: Row[];
  /** null: not read yet. */
  thread: ThreadState | null;
  at?: number;
  me: Me;
  formKey: string;
  trouble: ReactNode;
};

/** The entry that began the thread, then the replies, the newest at the bottom. Scrolls from its end, as the room does. */
export function ThreadList({ room, roomId, rows, thread, at, me, formKey, trouble }: ThreadListProps) {
  const t = useT();
  const { timeZone } = useReader();
  const scroller = useRef<HTMLDivElement>(null);
  const [edited, setEdited] = useState<string>();
  const { hasOlder = false, hasNewer = false, loading = null, cursorAtFirst = 0, cursor = 0, rootId } = thread ?? {};
  const firstNewKey = thread ? firstNewOf(rows, cursorAtFirst, me.memberId) : undefined;
  useSteadyView(scroller, rows, at, !hasNewer);
  useReadRows(scroller, { ...room.state, rows, cursor }, room.thread.markRead);
  return (
    <section
      ref={scroller}
      aria-label={t("thread:panel.list")}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
      tabIndex={0}
      className="flex min-h-0 flex-1 flex-col-reverse overflow-y-auto overscroll-contain outline-offset-[-2px] [overflow-anchor:none]"
    >
      <div className="mb-auto px-2 pt-2 pb-4">
        {trouble}
        <ol>
          {rows.map((row, index) => (
            <Fragment key={row.key}>
              {index > 0 && !isSameDay(row, rows[index - 1]) && <DayLine at={row.at} />}
              {row.key === firstNewKey && <NewLine />}
              <TimelineRow
                row={row}
                note={false}
                continues={index > 1 && continues(row, rows[index - 1])}
                state={room.state}
                me={me}
                roomId={roomId}
                formKey={formKey}
                editing={row.type === "message" && row.message.id === edited}
                marked={"seq" in row && row.seq === at}
                room={room}
                onEdit={setEdited}
              />
              {index === 0 && "id" in row && row.id === rootId && (
                <Beginning count={rows.length - 1} hasOlder={hasOlder}>
                  <Button tone="quiet" isPending={loading === "older"} onPress={() => void room.thread.loadOlder()}>
                    {t("thread:panel.older")}
                  </Button>
                </Beginning>
              )}
            </Fragment>
          ))}
        </ol>
        {hasNewer && (
          <p className="grid place-items-center pt-3">
            <Button isPending={loading === "newer"} onPress={() => void room.thread.loadNewer()}>
              {t("thread:panel.newer")}
            </Button>
          </p>
        )}
      </div>
    </section>
  );

  function isSameDay(row: Row, before: Row | undefined) {
    return before !== undefined && dayAt(row.at, timeZone) === dayAt(before.at, timeZone);
  }
}

/** Between the entry and its replies: how many there are, and the way to those that are not loaded. */
function Beginning({ count, hasOlder, children }: { count: number; hasOlder: boolean; children: ReactNode }) {
  const t = useT();
  return (
    <li className="my-2 flex min-h-8 items-center gap-3 px-2 text-xs text-soft after:h-px after:flex-1 after:bg-line">
      {hasOlder ? children : count > 0 ? t("thread:line.count", { count }) : t("thread:panel.empty")}
    </li>
  );
}

function DayLine({ at }: { at: number }) {
  return (
    <li className="my-2 grid place-items-center text-xs text-soft">
      <Time at={at} as="day" />
    </li>
  );
}

function NewLine() {
  const t = useT();
  return (
    <li className="my-2 flex items-center gap-3 text-xs font-medium text-accent before:h-px before:flex-1 before:bg-accent after:h-px after:flex-1 after:bg-accent">
      {t("thread:panel.new")}
    </li>
  );
}

/** The first reply past the cursor that somebody else wrote, if some were read before. */
function firstNewOf(rows: Row[], cursor: number, memberId: string): string | undefined {
  if (cursor === 0) return undefined;
  return rows.slice(1).find((row) => "seq" in row && row.seq > cursor && row.actorId !== memberId)?.key;
}

function continues(row: Row, before: Row | undefined): boolean {
  const isTalk = (some: Row) => some.type === "message" || some.type === "pending";
  if (!before || !isTalk(row) || !isTalk(before)) return false;
  return row.actorId === before.actorId && row.at - before.at < 5 * 60_000;
}
