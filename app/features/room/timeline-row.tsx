import { Link } from "@remix-run/react";
import { memo, type ReactNode } from "react";
import { companyName } from "~/domain/actor";
import { changeName } from "~/domain/change-name";
import type { EventRow, Row, StoredRow } from "~/domain/timeline";
import { AskTool } from "~/features/acknowledgement/ask-tool";
import { ChangeCard } from "~/features/spec-change/change-card";
import { changeTo } from "~/features/spec-change/change-paths";
import { RowFoot, RowTools } from "~/features/thread/row-foot";
import { useTalk } from "~/features/thread/talk";
import { useLanguage, useT } from "~/i18n/use-language";
import { Avatar } from "~/ui/avatar";
import { onDemand } from "~/ui/on-demand";
import { PersonName, personName, relationOf } from "~/ui/person-name";
import { Time } from "~/ui/time";
import { MessageBody } from "./message-body";
import { PendingBody } from "./pending-body";
import type { Me, Unposted } from "./room-screen";
import type { RoomState } from "./room-state";
import type { useRoom } from "./use-room";

const CardOnDemand = onDemand(import.meta.env.SSR ? ChangeCard : null, () =>
  import("~/features/spec-change/change-card").then(({ ChangeCard }) => ChangeCard),
);

export type TimelineRowProps = {
  row: Row;
  /** A note among the lines of the room: it has its own places to link to and to be read. */
  note: boolean;
  /** The same person goes on: no name above it. */
  continues: boolean;
  state: RoomState;
  me: Me;
  roomId: string;
  formKey: string;
  editing: boolean;
  unposted?: Unposted;
  /** The URL points at this row. */
  marked: boolean;
  room: ReturnType<typeof useRoom>;
  onEdit: (messageId: string | undefined) => void;
};

/** One line of the timeline. */
export const TimelineRow = memo(function TimelineRow(props: TimelineRowProps) {
  const { row } = props;
  if (row.type === "event") return <EventLine {...props} row={row} />;
  if (row.type === "unknown") return <UnknownLine {...props} row={row} />;
  if (row.type === "specChange") {
    return (
      <Said {...props}>
        <CardOnDemand {...props} row={row} waiting={<div className="h-64" />} />
        <RowTools {...props} row={row}>
          <AskTool {...props} row={row} />
        </RowTools>
      </Said>
    );
  }
  return (
    <Said {...props}>
      {row.type === "message" ? <MessageBody {...props} row={row} /> : <PendingBody {...props} row={row} />}
    </Said>
  );
}, isSameDrawing);

/** Someone said something: who, from which company, when; then what. */
function Said(props: TimelineRowProps & { children: ReactNode }) {
  const { row, note, continues, state, me, marked, editing, children } = props;
  const { rootId, above } = useTalk();
  const language = useLanguage();
  const person = state.people.get(row.actorId);
  const company = person && state.companies.get(person.organizationId);
  const relation = person ? relationOf(me, person) : "counterpart";
  return (
    <li
      {...placeOf(row, note, rootId)}
      className={`group relative grid grid-cols-[2.25rem_minmax(0,1fr)] gap-x-3 rounded-md px-2 hover:bg-hover/50 ${continues ? "py-0.5" : "mt-3 py-1"} ${marked ? "bg-tint" : ""}`}
    >
      {continues ? (
        <Time
          at={row.at}
          as="clock"
          className="pt-1 text-center text-[0.6875rem] text-transparent group-hover:text-soft"
        />
      ) : (
        <Avatar name={person?.name ?? ""} company={relation === "counterpart" ? "other" : "own"} />
      )}
      <div className="min-w-0">
        {!continues && (
          <p className="flex flex-wrap items-baseline gap-x-2 pr-10">
            <span className="font-semibold">
              <PersonName name={person?.name ?? ""} relation={relation} lang={person?.locale} />
            </span>
            {person?.reading && person.locale !== language && (
              <span className="text-xs text-soft">{person.reading}</span>
            )}
            <span className="text-xs text-soft">
              {company && companyName(company, language)} <Time at={row.at} as="clock" />
            </span>
          </p>
        )}
        {above?.(row)}
        {children}
        {row.type !== "pending" && !editing && <RowFoot {...props} row={row} />}
      </div>
    </li>
  );
}

/** Comings and goings: a quiet sentence. */
function EventLine(props: TimelineRowProps & { row: EventRow }) {
  const { row, state, me } = props;
  const t = useT();
  const nameOf = (id: string, fallback = "") => {
    const person = state.people.get(id);
    return person ? personName(t, person.name, relationOf(me, person)) : fallback;
  };
  const { entry } = row;
  const actor = nameOf(row.actorId);
  return (
    <Quiet {...props}>
      {entry.payload === null && t("room:timeline.erased")}
      {entry.kind === "room.opened" &&
        entry.payload &&
        (entry.parentSeq === undefined
          ? t("room:timeline.opened", { name: actor, room: entry.payload.name })
          : t("side:page.opened", { name: actor }))}
      {entry.kind === "member.joined" &&
        entry.payload &&
        t("room:timeline.joined", { name: nameOf(entry.payload.memberId, entry.payload.name) })}
      {entry.kind === "member.removed" &&
        entry.payload &&
        t(entry.payload.memberId === row.actorId ? "room:timeline.left" : "room:timeline.removed", {
          actor,
          name: nameOf(entry.payload.memberId, entry.payload.name),
        })}
      {entry.kind === "specChange.stepped" && entry.payload && (
        <Link
          to={changeTo(props.roomId, entry.payload.changeId)}
          className="text-soft underline-offset-4 hover:underline"
        >
          {t(`specChange:line.${entry.payload.step}`, { name: actor, change: changeName(entry.payload.number) })}
        </Link>
      )}
    </Quiet>
  );
}

function UnknownLine(props: TimelineRowProps & { row: StoredRow }) {
  const t = useT();
  return <Quiet {...props}>{t("room:timeline.unknown")}</Quiet>;
}

function Quiet({ children, ...props }: TimelineRowProps & { row: StoredRow; children?: ReactNode }) {
  const { row, note, marked } = props;
  const { rootId } = useTalk();
  // What is said of a step belongs into the thread of its change.
  const isStep = row.type === "event" && row.entry.kind === "specChange.stepped";
  return (
    <li
      {...placeOf(row, note, rootId)}
      className={`group relative rounded-md px-2 py-1 pl-14 text-sm text-soft hover:bg-hover/50 ${isStep ? "pointer-coarse:pr-12" : ""} ${marked ? "bg-tint" : ""}`}
    >
      {children} <Time at={row.at} as="clock" className="text-xs" />
      <RowTools {...props}>{isStep && <AskTool {...props} />}</RowTools>
      <RowFoot {...props} />
    </li>
  );
}

/**
 * Where a row is found: by its key, by its place in the room's log, a note by that in the side room's. The row that begins
 * the thread in a panel stands in the room, too, and is found there.
 */
function placeOf(row: Row, note: boolean, rootId: string | null) {
  const key = { "data-key": row.key };
  if (row.type === "pending" || row.id === rootId) return key;
  return note
    ? { ...key, id: `n${row.seq}`, "data-note": row.seq }
    : { ...key, id: `e${row.seq}`, "data-seq": row.seq };
}

/** Rows are drawn anew only when they changed: a room has thousands. */
function isSameDrawing(a: TimelineRowProps, b: TimelineRowProps): boolean {
  const same = (key: keyof TimelineRowProps) => a[key] === b[key];
  const sameAround = (["people", "companies", "drawings"] as const).every((key) => a.state[key] === b.state[key]);
  // A card tells who has seen it.
  const sameReaders = a.row.type !== "specChange" || a.state.liveness.readers === b.state.liveness.readers;
  return (
    same("row") &&
    same("continues") &&
    same("editing") &&
    same("marked") &&
    same("formKey") &&
    same("me") &&
    sameAround &&
    sameReaders
  );
}
