import { dayAt } from "~/domain/day";
import { closedOn, statusAt, type WorkCalendar } from "~/domain/work-calendar";
import { useFormat, useReader } from "~/i18n/reader";
import { useLanguage, useT } from "~/i18n/use-language";

/** Whether a company works now and until when that stays so, on its own clock; today's holiday by name. */
export function CompanyHours({ calendar, now }: { calendar: WorkCalendar; now: number }) {
  const t = useT();
  const format = useFormat();
  const language = useLanguage();
  const reader = useReader();
  const { timeZone } = calendar;
  const status = statusAt(calendar, now);
  const today = closedOn(calendar, dayAt(now, timeZone));
  const { until } = status;
  const words = () => {
    if (status.open)
      return t("memory:people.open", { until: until === null ? "24:00" : format.clock(until, timeZone) });
    return until === null
      ? t("memory:people.shut")
      : t("memory:people.closed", { when: format.moment(until, timeZone) });
  };
  const differs = until !== null && format.moment(until, timeZone) !== format.moment(until, reader.timeZone);
  return (
    <div className="text-xs text-soft">
      {today !== null && today !== "weekend" && (
        <p className="font-medium text-warning">{t("memory:people.holiday", { name: today.name[language] })}</p>
      )}
      <p className="flex items-baseline gap-1.5">
        <span
          aria-hidden="true"
          className={`size-2 shrink-0 rounded-full ${status.open ? "bg-accent" : "border border-edge"}`}
        />
        {words()}
      </p>
      {!status.open && differs && <p className="ps-3.5">{t("memory:due.here", { moment: format.moment(until) })}</p>}
    </div>
  );
}
