import { type Company, companyName } from "~/domain/actor";
import { endOfDay } from "~/domain/day";
import { useFormat } from "~/i18n/reader";
import { useLanguage, useT } from "~/i18n/use-language";
import { Hint } from "~/ui/hint";

type DueDayProps = {
  /** YYYY-MM-DD on the calendar of `company`. */
  day: string;
  company: Company | undefined;
  companies: ReadonlyMap<string, Company>;
  /** The words around the day. */
  words: (day: string) => string;
};

/** A day with its weekday; when pointed at or focused, until when that is on the clocks of each company of the room. */
export function DueDay({ day, company, companies, words }: DueDayProps) {
  const t = useT();
  const language = useLanguage();
  const shown = words(useDayWords()(day));
  const format = useFormat();
  if (!company) return <span>{shown}</span>;
  // The last minute of the day: its end is what clocks show as the next one.
  const last = endOfDay(day, company.timeZone) - 60_000;
  return (
    <Hint
      more={
        <>
          <span className="font-medium">{t("meaning:mark.until", { company: companyName(company, language) })}</span>
          {[...companies.values()].map((one) => (
            <span key={one.id}>
              {t("meaning:mark.there", {
                company: companyName(one, language),
                when: format.moment(last, one.timeZone),
              })}
            </span>
          ))}
        </>
      }
    >
      {shown}
    </Hint>
  );
}

/** A day as people say it, with its weekday. */
function useDayWords(): (day: string) => string {
  const format = useFormat();
  return (day) => format.day(Date.parse(`${day}T00:00:00Z`), "UTC");
}
