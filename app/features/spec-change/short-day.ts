import { useChangeT } from "~/i18n/change-texts";
import { useLanguage } from "~/i18n/use-language";

/** A day (YYYY-MM-DD) in few signs: 10/5(월) · 10/5(月) · Mon 10-05. */
export function useShortDay(): (day: string) => string {
  const t = useChangeT();
  const language = useLanguage();
  return (day) => {
    const [, month = "", date = ""] = day.split("-");
    const format = new Intl.DateTimeFormat(language, { weekday: "short", timeZone: "UTC" });
    const weekday = format.format(Date.parse(`${day}T00:00:00Z`));
    const said = (number: string) => (language === "en" ? number : String(Number(number)));
    return t("change:form.shortDay", { weekday, month: said(month), date: said(date) });
  };
}
