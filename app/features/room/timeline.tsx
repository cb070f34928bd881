import { Fragment, useEffect, useRef } from "react";
import { dayAt } from "~/domain/day";
import type { Row } from "~/domain/timeline";
import { useReader } from "~/i18n/reader";
import { useT } from "~/i18n/use-language";
import { Icon } from "~/ui/icon";
import { LinkButton } from "~/ui/link-button";
import { DayLine } from "./day-line";
import { FirstUnread, firstNewOf, useFirstCursor } from "./first-unread";
import { useInNotes } from "./in-notes";
import { NoteFrame, notePlace } from "./note-frame";
import { ReadBy, readersByRow } from "./read-by";
import type { Me, Unposted } from "./room-screen";
import type { RoomState } from "./room-state";
import { Edge, useLoadAtEdges } from "./timeline-edge";
import { TimelineRow } from "./timeline-row";
import { useKeepNear } from "./use-keep-near";
import { type Notes, useNoteState } from "./use-notes";
import { useReadRows } from "./use-read-rows";
import type { useRoom } from "./use-room";
import { useSteadyView } from "./use-steady-view";

export type TimelineProps = {
  room: ReturnType<typeof useRoom>;
  roomId: string;
  /** The own company's, and its name. */
  notes: Notes;
  company: string;
  me: Me;
  at?: number;
  formKey: string;
  edited?: string;
  unposted?: Unposted;
  onEdit: (messageId: string | undefined) => void;
};

/**
 * What was said, the newest at the bottom. The box scrolls from its end, so the newest line stands there from the first
 * paint and nothing moves when older ones arrive above.
 */
export function Timeline({ room, roomId, notes, company, me, at, formKey, edited, unposted, onEdit }: TimelineProps) {
  const t = useT();
  const { state } = room;
  const { timeZone } = useReader();
  const scroller = useRef<HTMLDivElement>(null);
  const firstCursor = useFirstCursor(state.cursor);
  const firstNewKey = firstNewOf(state.rows, firstCursor, me.memberId);
  const readBy = readersByRow(state.rows, state.liveness.readers);
  const noteState = useNoteState(notes.side, state);
  const waiting = countPosts(state) + (noteState ? countPosts(noteState) : 0);
  const where = { roomId, all: useInNotes() !== null };
  const view = useSteadyView(scroller, notes.rows, at, !state.hasNewer);
  useOwnSendInView(waiting, room.jumpToLatest, view.toEnd);
  useReadRows(scroller, state, room.markRead);
  useReadRows(scroller, noteState ?? state, notes.side?.markRead ?? nothing, "note");
  useLoadAtEdges(scroller, room);
  useKeepNear(scroller, state.rows.length, room.keepNear);

  return (
    <div className="drawn-whole relative min-h-0 flex-1 bg-surface">
      <section
        ref={scroller}
        aria-label={t("room:timeline.label")}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
        tabIndex={0}
        className="absolute inset-0 isolate flex flex-col-reverse overflow-y-auto overscroll-contain outline-offset-[-2px] [overflow-anchor:none]"
      >
        <div className="mx-auto w-full max-w-3xl px-3 pt-6 pb-4 sm:px-6">
          <Edge room={room} roomId={roomId} where="older" />
          <ol>
            {daysOf(notes.rows, timeZone).map((day) => (
              <li key={day.key}>
                <DayLine at={day.at} roomId={roomId} />
                <ol>
                  {day.rows.map((row, index) => {
                    const before = day.rows[index - 1];
                    const place = notePlace(day.rows, index, where);
                    const follows = (place === null) === (notePlace(day.rows, index - 1, where) === null);
                    const own =
                      place && notes.side && noteState
                        ? { room: notes.side, roomId: notes.sideId ?? roomId, state: noteState, note: true }
                        : { room, roomId, state, note: false };
                    return (
                      <Fragment key={row.key}>
                        {row.key === firstNewKey && <NewLine />}
                        <NoteFrame place={place} company={company}>
                          <TimelineRow
                            {...own}
                            row={row}
                            continues={follows && continues(row, before)}
                            me={me}
                            formKey={formKey}
                            editing={row.type === "message" && row.message.id === edited}
                            unposted={unposted}
                            marked={!own.note && "seq" in row && row.seq === at}
                            onEdit={onEdit}
                          />
                        </NoteFrame>
                        {!own.note && row.type !== "pending" && readBy.has(row.seq) && (
                          <ReadBy memberIds={readBy.get(row.seq) ?? []} state={state} me={me} />
                        )}
                      </Fragment>
                    );
                  })}
                </ol>
              </li>
            ))}
          </ol>
          <Edge room={room} roomId={roomId} where="newer" />
        </div>
      </section>
      <FirstUnread scroller={scroller} state={state} roomId={roomId} cursor={firstCursor} newKey={firstNewKey} />
      {(state.hasNewer || view.isAway) && (
        <div className="absolute inset-x-0 bottom-3 grid place-items-center">
          <LinkButton
            to={`/rooms/${roomId}`}
            className="rounded-full bg-raised shadow-raised"
            onClick={(event) => {
              event.preventDefault();
              void room.jumpToLatest();
              view.toEnd();
            }}
          >
            <Icon name="down" className="size-4" />
            {t("room:timeline.latest")}
          </LinkButton>
        </div>
      )}
    </div>
  );
}

const nothing = () => {};

function countPosts({ pending }: Pick<RoomState, "pending">): number {
  return pending.filter(({ name }) => name === "message.post").length;
}

/** Whoever sends wants to see it go: the view goes to the newest line. */
function useOwnSendInView(waiting: number, jumpToLatest: () => Promise<void>, toEnd: () => void) {
  const before = useRef(waiting);
  useEffect(() => {
    if (waiting > before.current) void jumpToLatest().then(toEnd);
    before.current = waiting;
  }, [waiting, jumpToLatest, toEnd]);
}

function NewLine() {
  const t = useT();
  return (
    <li className="my-2 flex items-center gap-3 text-xs font-medium text-accent before:h-px before:flex-1 before:bg-accent after:h-px after:flex-1 after:bg-accent">
      {t("room:timeline.new")}
    </li>
  );
}

type Day = { key: string; at: number; rows: Row[] };

/** The rows by the days of the reader's calendar. */
function daysOf(rows: Row[], zone: string): Day[] {
  const days: Day[] = [];
  for (const row of rows) {
    const key = dayAt(row.at, zone);
    const last = days.at(-1);
    // A browser's clock may be off: what waits stays at the end of the newest day.
    if (last && (last.key === key || row.type === "pending")) last.rows.push(row);
    else days.push({ key, at: row.at, rows: [row] });
  }
  return days;
}

/** Whether a row goes on what the same person said just before: then the name is not repeated. */
function continues(row: Row, before: Row | undefined): boolean {
  const isTalk = (some: Row) => some.type === "message" || some.type === "pending";
  return (
    before !== undefined &&
    isTalk(row) &&
    isTalk(before) &&
    row.actorId === before.actorId &&
    row.at - before.at < 5 * 60_000
  );
}
