import { type Company, companyName } from "~/domain/actor";
import { clockStart } from "~/domain/answer-clock";
import { dayAt } from "~/domain/day";
import { closedOn } from "~/domain/work-calendar";
import { zoneMark } from "~/features/calendar/use-when";
import { useChangeT } from "~/i18n/change-texts";
import { useFormat } from "~/i18n/reader";
import { useLanguage } from "~/i18n/use-language";
import { useMinute } from "~/i18n/use-minute";
import { Notice } from "~/ui/notice";
import { useShortDay } from "./short-day";

/** When the clock of the answer begins to run: they may be closed now, and then we may be. */
export function ClockNotice({ asked, own }: { asked: Company; own: Company }) {
  const t = useChangeT();
  const language = useLanguage();
  const format = useFormat();
  const shortDay = useShortDay();
  const now = useMinute();
  const { calendar } = asked;
  const start = clockStart(calendar, now);
  if (start === null) return null;
  if (start === now) return <Notice>{t("change:form.clockRuns", { company: companyName(asked, language) })}</Notice>;
  const day = dayAt(start, calendar.timeZone);
  const closed = closedOn(own.calendar, day);
  const words = {
    day: shortDay(day),
    clock: format.clock(start, calendar.timeZone),
    zone: zoneMark(start, calendar.timeZone),
    company: companyName(own, language),
  };
  const country = own.country === "KR" || own.country === "JP" ? own.country : "elsewhere";
  return (
    <Notice>
      <p className="font-medium">
        {closed === null || closed === "weekend"
          ? t("change:form.clock", words)
          : t("change:form.clockWhileClosed", { ...words, closed: t(`change:closedThere.${country}`, words) })}
      </p>
      <p className="text-sm text-soft">{t("change:form.closedNow", words)}</p>
      {closed !== null && closed !== "weekend" && (
        <p className="text-sm text-warning">{t("calendar:due.closed", { ...words, holiday: closed.name[language] })}</p>
      )}
    </Notice>
  );
}
