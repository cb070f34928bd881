import { dayAt } from "~/domain/day";
import { statusAt, type WorkCalendar } from "~/domain/work-calendar";
import { useFormat } from "~/i18n/reader";
import { useLanguage, useT } from "~/i18n/use-language";

/** Whether a company works, on its own clock: open until 17:30 · closed until Mon 5 Oct, 08:30 · a holiday by its name. */
export function CompanyStatus({ calendar, now }: { calendar: WorkCalendar; now: number }) {
  const t = useT();
  const words = useStatusWords(calendar, now);
  const { open } = statusAt(calendar, now);
  return (
    <span className="flex min-w-0 items-baseline gap-1.5 max-sm:shrink-0">
      <span
        aria-hidden="true"
        className={`size-1.5 shrink-0 self-center rounded-full ${open ? "bg-accent" : "border border-edge"}`}
      />
      <span className="shrink-0 sm:hidden" title={words}>
        {t(open ? "calendar:status.now" : "calendar:status.shut")}
      </span>
      <span className="truncate max-sm:hidden" title={words}>
        {words}
      </span>
    </span>
  );
}

function useStatusWords(calendar: WorkCalendar, now: number): string {
  const t = useT();
  const format = useFormat();
  const language = useLanguage();
  const { timeZone } = calendar;
  const status = statusAt(calendar, now);
  const { until } = status;
  if (status.open) {
    return until === null ? t("calendar:status.always") : t("calendar:status.open", { until: brief(until) });
  }
  if (until === null) return t("calendar:status.shut");
  const isToday = status.holiday?.day === dayAt(now, timeZone);
  if (status.holiday && isToday)
    return t("calendar:status.holiday", { holiday: status.holiday.name[language], until: brief(until) });
  return t("calendar:status.closed", { until: brief(until) });

  function brief(at: number): string {
    const sameDay = dayAt(at, timeZone) === dayAt(now, timeZone);
    return sameDay ? format.clock(at, timeZone) : format.moment(at, timeZone);
  }
}
