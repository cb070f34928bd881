import { memo, type ReactNode } from "react";
import { companyName } from "~/domain/actor";
import type { EventRow, Row } from "~/domain/timeline";
import { useLanguage, useT } from "~/i18n/use-language";
import { Avatar } from "~/ui/avatar";
import { PersonName, personName, relationOf } from "~/ui/person-name";
import { Time } from "~/ui/time";
import { MessageBody } from "./message-body";
import { PendingBody } from "./pending-body";
import type { Me, Unposted } from "./room-screen";
import type { RoomState } from "./room-state";
import type { useRoom } from "./use-room";

export type TimelineRowProps = {
  row: Row;
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
  if (row.type === "unknown") return <UnknownLine row={row} />;
  return (
    <Said {...props}>
      {row.type === "message" ? <MessageBody {...props} row={row} /> : <PendingBody row={row} room={props.room} />}
    </Said>
  );
}, isSameDrawing);

/** Someone said something: who, from which company, when; then what. */
function Said({ row, continues, state, me, marked, children }: TimelineRowProps & { children: ReactNode }) {
  const language = useLanguage();
  const person = state.people.get(row.actorId);
  const company = person && state.companies.get(person.organizationId);
  const relation = person ? relationOf(me, person) : "counterpart";
  const seq = "seq" in row ? row.seq : undefined;
  return (
    <li
      id={seq ? `e${seq}` : undefined}
      data-key={row.key}
      data-seq={seq}
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
        {children}
      </div>
    </li>
  );
}

/** Comings and goings: a quiet sentence. */
function EventLine({ row, state, me }: TimelineRowProps & { row: EventRow }) {
  const t = useT();
  const nameOf = (id: string, fallback = "") => {
    const person = state.people.get(id);
    return person ? personName(t, person.name, relationOf(me, person)) : fallback;
  };
  const { entry } = row;
  const actor = nameOf(row.actorId);
  return (
    <Quiet row={row}>
      {entry.payload === null && t("room:timeline.erased")}
      {entry.kind === "room.opened" &&
        entry.payload &&
        t("room:timeline.opened", { name: actor, room: entry.payload.name })}
      {entry.kind === "member.joined" &&
        entry.payload &&
        t("room:timeline.joined", { name: nameOf(entry.payload.memberId, entry.payload.name) })}
      {entry.kind === "member.removed" &&
        entry.payload &&
        t(entry.payload.memberId === row.actorId ? "room:timeline.left" : "room:timeline.removed", {
          actor,
          name: nameOf(entry.payload.memberId, entry.payload.name),
        })}
    </Quiet>
  );
}

function UnknownLine({ row }: { row: Row & { seq: number } }) {
  const t = useT();
  return <Quiet row={row}>{t("room:timeline.unknown")}</Quiet>;
}

function Quiet({ row, children }: { row: Row & { seq: number }; children: ReactNode }) {
  return (
    <li id={`e${row.seq}`} data-key={row.key} data-seq={row.seq} className="px-2 py-1 pl-14 text-sm text-soft">
      {children} <Time at={row.at} as="clock" className="text-xs" />
    </li>
  );
}

/** Rows are drawn anew only when they changed: a room has thousands. */
function isSameDrawing(a: TimelineRowProps, b: TimelineRowProps): boolean {
  const same = (key: keyof TimelineRowProps) => a[key] === b[key];
  const sameNames = a.state.people === b.state.people && a.state.companies === b.state.companies;
  return (
    same("row") && same("continues") && same("editing") && same("marked") && same("formKey") && same("me") && sameNames
  );
}
