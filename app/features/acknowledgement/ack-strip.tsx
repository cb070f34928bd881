import { useRef, useState } from "react";
import { type Acknowledgement, type Answered, type AnswerState, isAnswered, tally } from "~/domain/acknowledgement";
import { type Company, companyName } from "~/domain/actor";
import { endOfDay } from "~/domain/day";
import { DueDay } from "~/features/meaning/due-day";
import { usePassed } from "~/features/meaning/use-passed";
import { useNameOf } from "~/features/memory/use-name-of";
import { useFormat } from "~/i18n/reader";
import { useLanguage, useT } from "~/i18n/use-language";
import { Icon } from "~/ui/icon";
import { AckAnswer, type AnswerInWords } from "./ack-answer";
import type { AckTable } from "./ack-table";
import type { OnRow } from "./acknowledged";
import { useAckParts } from "./use-ack-parts";
import { useSeen } from "./use-seen";
import { versionsOf } from "./versions-of";

/** Company by company what the asked people said; it opens to each person with the times. The asked ones answer here. */
export function AckStrip({ row, room, me }: OnRow) {
  const t = useT();
  const place = useRef<HTMLDivElement>(null);
  const [again, setAgain] = useState<AnswerInWords | null>(null);
  const { ask } = row.about;
  const parts = useAckParts();
  useSeen(place, { row, room, me });
  return (
    <div ref={place} className="mt-1.5 grid max-w-xl gap-2">
      {ask && (
        <section
          aria-label={t("meaning:strip.label")}
          className="rounded-md border border-line bg-surface text-sm text-ink"
        >
          <Asked row={row} room={room} me={me} ask={ask} Table={parts?.AckTable} />
          <AckAnswer key={again?.key} row={row} room={room} me={me} ask={ask} again={again} Words={parts?.AckWords} />
        </section>
      )}
      {parts && <parts.AckPending row={row} room={room} onAgain={setAgain} />}
    </div>
  );
}

type AskedProps = OnRow & {
  ask: Acknowledgement;
  /** Once it is there. */
  Table: typeof AckTable | undefined;
};

function Asked({ row, room, me, ask, Table }: AskedProps) {
  const t = useT();
  const format = useFormat();
  const { people, companies } = room.state;
  const nameOf = useNameOf(people, me);
  const companyOf = (memberId: string) => people.get(memberId)?.organizationId ?? "";
  const asked = [...new Set(ask.answers.map(({ memberId }) => companyOf(memberId)))];
  return (
    <div className="grid gap-1 px-3 py-2">
      <p className="flex items-start gap-1.5 text-xs text-soft">
        <Icon name="acknowledge" className="size-4" />
        {t("meaning:strip.asked", { name: nameOf(ask.askedById), when: format.moment(ask.askedAt) })}
      </p>
      <ul className="grid gap-1">
        {asked.map((id) => (
          <CompanyLine
            key={id}
            company={companies.get(id)}
            answers={ask.answers.filter(({ memberId }) => companyOf(memberId) === id)}
            ask={ask}
            companies={companies}
            newest={versionsOf(row).at(-1)?.seq ?? row.seq}
          />
        ))}
      </ul>
      <details className="scripting-none:hidden">
        <summary className="inline-flex min-h-6 items-center rounded-sm text-xs text-soft underline decoration-dotted underline-offset-4 hover:text-ink pointer-coarse:min-h-11">
          {t("meaning:strip.open")}
        </summary>
        {Table && <Table row={row} room={room} me={me} ask={ask} />}
      </details>
    </div>
  );
}

type CompanyLineProps = {
  company: Company | undefined;
  answers: Answered[];
  ask: Acknowledgement;
  companies: ReadonlyMap<string, Company>;
  newest: number;
};

/** Seen is said to be no agreement for as long as nobody of the company has decided. */
function CompanyLine({ company, answers, ask, companies, newest }: CompanyLineProps) {
  const t = useT();
  const language = useLanguage();
  const counts = tally(answers);
  const dueAt = ask.day && company ? endOfDay(ask.day, company.timeZone) : null;
  const late = usePassed(dueAt) && !isAnswered({ answers });
  const decided = answers.flatMap(({ decision }) => decision ?? []);
  const shown = (["seen", "understood", "accepted", "acceptedIf", "declined"] as const).filter(
    (state) => counts[state] > 0 || state === "seen" || (state === "understood" && decided.length === 0),
  );
  const changed = decided.filter(({ version }) => version < newest);
  return (
    <li className="flex flex-wrap items-center gap-x-2.5 gap-y-0.5">
      <span className="font-medium">{company && companyName(company, language)}</span>
      {shown.map((state) => (
        <span key={state} className={state === "declined" ? "text-danger" : decidedLook(state, counts[state])}>
          {t("meaning:strip.count", { state: t(`meaning:state.${state}`), count: counts[state], of: answers.length })}
        </span>
      ))}
      {decided.length === 0 && counts.seen > 0 && <span className="text-soft">{t("meaning:strip.notAgreed")}</span>}
      {changed.length > 0 && (
        <span className="inline-flex items-center gap-1 font-medium text-warning">
          <Icon name="warning" className="size-3.5" />
          {t(
            changed.some(({ state }) => state !== "declined") ? "meaning:strip.edited" : "meaning:strip.editedDeclined",
          )}
        </span>
      )}
      {ask.day && !isAnswered({ answers }) && (
        <span className={`inline-flex items-center gap-1 ${late ? "font-semibold text-danger" : "text-soft"}`}>
          <Icon name={late ? "warning" : "clock"} className="size-3.5" />
          <DueDay
            day={ask.day}
            company={company}
            companies={companies}
            words={(day) => t(late ? "meaning:strip.lateBy" : "meaning:strip.by", { day })}
          />
        </span>
      )}
    </li>
  );
}

function decidedLook(state: AnswerState, count: number): string {
  return count > 0 && (state === "accepted" || state === "acceptedIf") ? "font-medium text-accent" : "text-soft";
}
