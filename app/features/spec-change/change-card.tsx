import { Link } from "@remix-run/react";
import { companyName } from "~/domain/actor";
import { changeName } from "~/domain/change-name";
import { specChangeIn } from "~/domain/change-row";
import { endOfDay } from "~/domain/day";
import { asProposed, missingLines } from "~/domain/impact";
import { currentSheet, type SpecChange, waitsFor } from "~/domain/spec-change";
import type { SpecChangeRow } from "~/domain/timeline";
import { usePassed } from "~/features/meaning/use-passed";
import { PendingMark } from "~/features/room/pending-body";
import type { Me } from "~/features/room/room-screen";
import type { RoomState } from "~/features/room/room-state";
import type { Room } from "~/features/room/use-room";
import { useFormat } from "~/i18n/reader";
import { useLanguage, useT } from "~/i18n/use-language";
import { Tag } from "~/ui/rows";
import { CardFacts } from "./card-facts";
import { CardSaid } from "./card-said";
import { CardSteps } from "./card-steps";
import { changeTo } from "./change-paths";
import { contentNow, headline } from "./headline";

export type CardProps = { row: SpecChangeRow; room: Room; state: RoomState; me: Me; roomId: string };

/** A spec change among the lines of its room. It lives: each step moves it where it stands. */
export function ChangeCard({ row, room, state, me, roomId }: CardProps) {
  const t = useT();
  const language = useLanguage();
  const change = specChangeIn(row);
  const content = change && contentNow(change);
  if (!change || !content) return <p className="text-sm text-soft">{t("room:timeline.erased")}</p>;
  const { drawing, part, title, lang, reason } = content;
  const name = changeName(change.number);
  const { from, to } = drawing;
  const sentence = headline(t, language, change);
  return (
    <article
      aria-label={`${name} ${title}`}
      className="mt-1 grid max-w-xl gap-2.5 rounded-lg border border-line bg-surface px-3.5 py-3 text-ink"
    >
      <header className="grid gap-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-soft">
          <span className="font-semibold tabular-nums">{name}</span>
          <span>{from && to ? t("specChange:card.revision", { part, from, to }) : part}</span>
          <span className="ms-auto">
            <StateTag change={change} />
          </span>
        </p>
        <p className="font-semibold">
          <Link to={changeTo(roomId, change.id)} className="rounded-sm underline-offset-4 hover:underline" lang={lang}>
            {title}
          </Link>
        </p>
        {sentence && <p className="text-sm">{sentence}</p>}
        {change.agreed === null && (
          <p lang={lang} className="line-clamp-2 text-sm whitespace-pre-wrap text-soft">
            {reason}
          </p>
        )}
      </header>
      <CardFacts content={content} sheet={currentSheet(change)} option={change.agreed?.option} />
      <div className="grid gap-0.5 text-sm" role="status">
        <Turn change={change} state={state} me={me} />
        <CardSaid row={row} change={change} state={state} me={me} />
      </div>
      <CardSteps row={row} change={change} room={room} state={state} me={me} roomId={roomId} />
      {row.pending
        .filter(({ name, state }) => state === "refused" && name.startsWith("specChange."))
        .map((send) => (
          <PendingMark key={send.input.clientKey} send={send} room={room} />
        ))}
    </article>
  );
}

function StateTag({ change: { state, schedule } }: { change: SpecChange }) {
  const t = useT();
  const format = useFormat();
  const at = schedule?.day ? format.day(Date.parse(schedule.day), "UTC") : schedule?.first;
  const waits = state === "proposed" || state === "impactRequested";
  const isOver = state === "withdrawn" || state === "rejected";
  return (
    <Tag tone={waits ? "warning" : isOver ? "plain" : "accent"}>
      {state === "scheduled" && at ? t("specChange:state.scheduledFor", { date: at }) : t(`specChange:state.${state}`)}
    </Tag>
  );
}

/** Who has to do what, and by when: bold for those whose turn it is. */
function Turn({ change, state, me }: { change: SpecChange; state: RoomState; me: Me }) {
  const t = useT();
  const language = useLanguage();
  const format = useFormat();
  const sides = waitsFor(change);
  const companies = [...state.companies.values()].filter(({ side }) => sides.includes(side));
  const what = turnOf(change);
  const day = what === "answer" ? change.request?.day : undefined;
  const late = usePassed(day && companies[0] ? endOfDay(day, companies[0].timeZone) : null);
  if (what === null || companies.length === 0) return null;
  const who = companies.map((company) => companyName(company, language)).join(t("specChange:card.and"));
  const mine = companies.some(({ id }) => id === me.organizationId);
  return (
    <p className={late ? "font-semibold text-danger" : mine ? "font-semibold" : undefined}>
      {day
        ? t("specChange:card.answerBy", { who, day: format.day(Date.parse(day), "UTC") })
        : t(`specChange:card.${what}`, { who })}
    </p>
  );
}

function turnOf(change: SpecChange): "answer" | "decide" | "start" | "check" | null {
  switch (change.state) {
    case "proposed":
    case "impactRequested":
      return "answer";
    case "impactAnswered":
      return missingLines(currentSheet(change), asProposed).length > 0 ? "answer" : "decide";
    case "agreed":
    case "scheduled":
      return "start";
    default:
      return change.state === "inEffect" ? "check" : null;
  }
}
