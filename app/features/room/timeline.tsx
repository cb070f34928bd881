import { Fragment, useEffect, useRef } from "react";
import type { Row } from "~/domain/timeline";
import { dayOf } from "~/i18n/format";
import { useReader } from "~/i18n/reader";
import { useT } from "~/i18n/use-language";
import { Icon } from "~/ui/icon";
import { LinkButton } from "~/ui/link-button";
import { Time } from "~/ui/time";
import type { Me } from "./room-screen";
import { TimelineRow } from "./timeline-row";
import { useReadRows } from "./use-read-rows";
import type { useRoom } from "./use-room";
import { useSteadyView } from "./use-steady-view";

export type TimelineProps = {
  room: ReturnType<typeof useRoom>;
  roomId: string;
  me: Me;
  at?: number;
  formKey: string;
  edited?: string;
  onEdit: (messageId: string | undefined) => void;
};

/**
 * What was said, the newest at the bottom. The box scrolls from its end, so the newest line stands there from the first
 * paint and nothing moves when older ones arrive above.
 */
export function Timeline({ room, roomId, me, at, formKey, edited, onEdit }: TimelineProps) {
  const t = useT();
  const { state } = room;
  const { timeZone } = useReader();
  const scroller = useRef<HTMLDivElement>(null);
  const firstNew = useRef(state.cursor).current;
  const view = useSteadyView(scroller, state.rows, at);
  useReadRows(scroller, state, room.markRead);
  useLoadAtEdges(scroller, room);

  return (
    <div className="relative min-h-0 flex-1 bg-surface">
      <section
        ref={scroller}
        aria-label={t("room:timeline.label")}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
        tabIndex={0}
        className="absolute inset-0 isolate flex flex-col-reverse overflow-y-auto overscroll-contain outline-offset-[-2px] [overflow-anchor:none]"
      >
        <div className="mx-auto w-full max-w-3xl px-3 pt-6 pb-4 sm:px-6">
          <Edge room={room} roomId={roomId} where="older" />
          <ol className="grid">
            {state.rows.map((row, index) => {
              const before = state.rows[index - 1];
              return (
                <Fragment key={row.key}>
                  {isOtherDay(row, before, timeZone) && <DayLine at={row.at} />}
                  {isFirstNew(row, before, firstNew, me.memberId) && <NewLine />}
                  <TimelineRow
                    row={row}
                    continues={continues(row, before, timeZone)}
                    state={state}
                    me={me}
                    roomId={roomId}
                    formKey={formKey}
                    editing={row.type === "message" && row.message.id === edited}
                    marked={"seq" in row && row.seq === at}
                    room={room}
                    onEdit={onEdit}
                  />
                </Fragment>
              );
            })}
          </ol>
          <Edge room={room} roomId={roomId} where="newer" />
        </div>
      </section>
      {(state.hasNewer || view.isAway) && (
        <LinkButton
          to={`/rooms/${roomId}`}
          className="absolute bottom-3 left-1/2 -translate-x-1/2 rounded-full bg-raised shadow-raised"
          onClick={(event) => {
            event.preventDefault();
            void room.jumpToLatest();
            view.toEnd();
          }}
        >
          <Icon name="down" className="size-4" />
          {t("room:timeline.latest")}
        </LinkButton>
      )}
    </div>
  );
}

/** The way on at either end of the window: loaded when it comes near, a link where there is no script. */
function Edge({ room, roomId, where }: { room: TimelineProps["room"]; roomId: string; where: "older" | "newer" }) {
  const t = useT();
  const { state } = room;
  const more = where === "older" ? state.hasOlder : state.hasNewer;
  if (!more && where === "newer") return null;
  if (!more) return <p className="pb-4 text-center text-sm text-soft">{t("room:timeline.beginning")}</p>;
  const at = where === "older" ? Math.max(1, state.from - 1) : state.to + 1;
  return (
    <p data-edge={where} className="grid h-14 place-items-center text-sm">
      <LinkButton
        to={`/rooms/${roomId}?at=${at}#e${at}`}
        tone="quiet"
        onClick={(event) => {
          event.preventDefault();
          void (where === "older" ? room.loadOlder() : room.loadNewer());
        }}
      >
        {t(state.loading === where ? "room:timeline.loading" : `room:timeline.${where}`)}
      </LinkButton>
    </p>
  );
}

function DayLine({ at }: { at: number }) {
  return (
    <li className="sticky top-0 z-10 my-2 grid place-items-center py-1">
      <Time
        at={at}
        as="fullDay"
        className="rounded-full border border-line bg-surface px-3 text-xs leading-6 text-soft"
      />
    </li>
  );
}

function NewLine() {
  const t = useT();
  return (
    <li className="my-2 flex items-center gap-3 text-xs font-medium text-accent before:h-px before:flex-1 before:bg-accent after:h-px after:flex-1 after:bg-accent">
      {t("room:timeline.new")}
    </li>
  );
}

/** Loads on when an end of the window comes within a screen's height. */
function useLoadAtEdges(
  scroller: React.RefObject<HTMLElement | null>,
  { state, loadOlder, loadNewer }: TimelineProps["room"],
) {
  const { hasOlder, hasNewer, from, to } = state;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new window has its edges in other places
  useEffect(() => {
    const root = scroller.current;
    if (!root || !("IntersectionObserver" in window)) return;
    const watch = new IntersectionObserver(
      (edges) => {
        for (const edge of edges) {
          if (!edge.isIntersecting) continue;
          void ((edge.target as HTMLElement).dataset.edge === "older" ? loadOlder() : loadNewer());
        }
      },
      { root, rootMargin: "600px 0px" },
    );
    for (const edge of root.querySelectorAll("[data-edge]")) watch.observe(edge);
    return () => watch.disconnect();
  }, [scroller, hasOlder, hasNewer, from, to, loadOlder, loadNewer]);
}

const isOtherDay = (row: Row, before: Row | undefined, zone: string) =>
  !before || dayOf(row.at, zone) !== dayOf(before.at, zone);

function isFirstNew(row: Row, before: Row | undefined, cursor: number, memberId: string): boolean {
  if (cursor === 0 || !("seq" in row) || row.seq <= cursor || row.actorId === memberId) return false;
  return before !== undefined && "seq" in before && before.seq <= cursor;
}

/** Whether a row goes on what the same person said just before: then the name is not repeated. */
function continues(row: Row, before: Row | undefined, zone: string): boolean {
  const isTalk = (some: Row) => some.type === "message" || some.type === "pending";
  if (!before || !isTalk(row) || !isTalk(before) || isOtherDay(row, before, zone)) return false;
  return row.actorId === before.actorId && row.at - before.at < 5 * 60_000;
}
