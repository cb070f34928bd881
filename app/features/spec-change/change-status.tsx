import type { ReactNode } from "react";
import { clockStart, isOverdue, unansweredDays } from "~/domain/answer-clock";
import { dayAt } from "~/domain/day";
import { type ChangeState, waitsFor } from "~/domain/spec-change";
import type { SpecChangeView } from "~/domain/spec-change-view";
import { closedOn } from "~/domain/work-calendar";
import { useChangeT } from "~/i18n/change-texts";
import { useReader } from "~/i18n/reader";
import { type T, useLanguage } from "~/i18n/use-language";
import { useAgreedTerms } from "./agreed-terms";
import { useDayWords } from "./content-words";
import { headline } from "./headline";
import { answeringCompany, type Me, usePlace } from "./place";
import { useShortDay } from "./short-day";
import { WhoSaidWhat } from "./who-said-what";

/** Whose turn it is and by when, and what has not been agreed. */
export function ChangeStatus({ view, me }: { view: SpecChangeView; me: Me }) {
  const t = useChangeT();
  const dayWords = useDayWords();
  const { companyOn } = usePlace(view, me);
  const { change } = view;
  const language = useLanguage();
  const sentence = headline(t as T, language, change);
  const terms = useAgreedTerms(change);
  const isAsked = change.state === "proposed" || change.state === "impactRequested";
  const due = isAsked ? change.request?.day : null;
  const what = turnOf(change.state);
  const who = waitsFor(change).map(companyOn).join(t("specChange:card.and"));
  return (
    <div className="grid gap-1">
      {sentence && <p className="text-lg font-semibold">{sentence + terms}</p>}
      {what && who && (
        <Line strong>
          {due ? t("specChange:card.answerBy", { who, day: dayWords(due) }) : t(`specChange:card.${what}`, { who })}
        </Line>
      )}
      {isAsked && <Clock view={view} />}
      {change.schedule && change.state === "inEffect" && change.inEffect && (
        <Line>{t("change:page.inEffectOn", { day: dayWords(change.inEffect.day) })}</Line>
      )}
      {change.verified?.note && <Line>{t("change:page.verifiedNote", { note: change.verified.note })}</Line>}
      {change.ended && <Line>{t("change:page.endedWhy", { reason: change.ended.reason })}</Line>}
      <WhoSaidWhat view={view} me={me} />
    </div>
  );
}

/** What the side whose turn it is has to do. */
function turnOf(state: ChangeState): "answer" | "decide" | "start" | "check" | null {
  if (state === "proposed" || state === "impactRequested") return "answer";
  if (state === "impactAnswered") return "decide";
  if (state === "agreed" || state === "scheduled") return "start";
  return state === "inEffect" ? "check" : null;
}

/** The answering company's working days run, nobody else's. */
function Clock({ view }: { view: SpecChangeView }) {
  const t = useChangeT();
  const dayWords = useDayWords();
  const shortDay = useShortDay();
  const { now } = useReader();
  const { change } = view;
  const company = answeringCompany(view);
  if (!company) return null;
  const { calendar, timeZone } = company;
  const askedAt = Math.max(change.revisions.at(-1)?.at ?? 0, change.request?.at ?? 0);
  const start = clockStart(calendar, askedAt);
  const count = unansweredDays(calendar, askedAt, now);
  const day = start === null || start === askedAt ? null : dayAt(start, timeZone);
  const closed = day && view.companies.find(({ id, calendar }) => id !== company.id && isHoliday(calendar, day));
  const country = closed && countryKey(closed.country);
  return (
    <>
      {day && (
        <Line>
          {country
            ? t("change:page.clockClosed", { day: shortDay(day), country: t(country) })
            : t("change:page.clock", { day: shortDay(day) })}
        </Line>
      )}
      {change.request?.day && isOverdue(change.request.day, timeZone, now) && (
        <Line warning>{t("change:page.overdue", { day: dayWords(change.request.day) })}</Line>
      )}
      {count > 0 && <Line warning>{t("change:page.unanswered", { count })}</Line>}
    </>
  );
}

function isHoliday(calendar: Parameters<typeof closedOn>[0], day: string): boolean {
  const why = closedOn(calendar, day);
  return why !== null && why !== "weekend";
}

/** Countries by the short names that people use of each other. */
function countryKey(country: string) {
  return country === "KR" || country === "JP" ? (`change:country.${country}` as const) : null;
}

type LineProps = { strong?: boolean; warning?: boolean; children: ReactNode };

function Line({ strong, warning, children }: LineProps) {
  return <p className={strong ? "font-medium" : warning ? "text-sm text-warning" : "text-sm text-soft"}>{children}</p>;
}
