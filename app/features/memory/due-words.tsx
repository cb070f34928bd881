import { type CompanyNames, companyName } from "~/domain/actor";
import { isLate } from "~/domain/agenda";
import { endOfDay } from "~/domain/day";
import { closedOn, type WorkCalendar } from "~/domain/work-calendar";
import { useFormat, useReader } from "~/i18n/reader";
import { useLanguage, useT } from "~/i18n/use-language";
import { Icon } from "~/ui/icon";

export type DueCompany = CompanyNames & { id: string; calendar: WorkCalendar };
type DueWordsProps = {
  due: { day: string | null; dueAt: number | null };
  companies: readonly DueCompany[];
  now: number;
};

/**
 * Until which day, in words whether that has passed; what the end of that day is on the clocks of the reader and of each
 * company where those show something else; and which company is closed then, and why.
 */
export function DueWords({ due: { day, dueAt }, companies, now }: DueWordsProps) {
  const t = useT();
  const format = useFormat();
  const language = useLanguage();
  const { timeZone } = useReader();
  if (day === null || dueAt === null) return null;
  const late = isLate({ dueAt }, now);
  const shown = format.day(Date.parse(`${day}T00:00:00Z`), "UTC");
  const elsewhere = companies.filter(({ calendar }) => endOfDay(day, calendar.timeZone) !== dueAt);
  return (
    <div className="grid gap-0.5 text-xs text-soft">
      <p className={`flex items-center gap-1 font-medium ${late ? "text-danger" : "text-ink"}`}>
        <Icon name={late ? "warning" : "clock"} className="size-3.5" />
        {t(late ? "memory:due.lateBy" : "memory:due.by", { day: shown })}
      </p>
      {endOfDay(day, timeZone) !== dueAt && <p>{t("memory:due.here", { moment: format.moment(dueAt) })}</p>}
      {elsewhere
        .filter(({ calendar }) => calendar.timeZone !== timeZone)
        .map((company) => (
          <p key={company.id}>
            {t("memory:due.there", {
              company: companyName(company, language),
              moment: format.moment(dueAt, company.calendar.timeZone),
            })}
          </p>
        ))}
      <ClosedThen day={day} companies={companies} />
    </div>
  );
}

/** Which of the companies do not work on a day, a holiday by its name. */
function ClosedThen({ day, companies }: { day: string; companies: readonly DueCompany[] }) {
  const t = useT();
  const language = useLanguage();
  return companies.map((company) => {
    const why = closedOn(company.calendar, day);
    if (why === null) return null;
    const name = companyName(company, language);
    return (
      <p key={company.id}>
        {why === "weekend"
          ? t("memory:due.weekend", { company: name })
          : t("memory:due.closed", { company: name, name: why.name[language] })}
      </p>
    );
  });
}
