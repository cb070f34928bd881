import { dayAt } from "~/domain/day";
import type { Language } from "~/domain/language";
import type { T } from "./use-language";

/**
 * Dates and numbers for one reader. Month and weekday names come from Intl, the order of the parts from
 * `common:time.*`, so that server and browser agree to the letter whatever their ICU versions.
 */
export function createFormat(t: T, language: Language, timeZone: string) {
  const clock = (at: number, zone = timeZone) => {
    const { hour, minute } = partsOf(at, zone);
    return `${hour}:${minute}`;
  };
  const words = (at: number, zone: string) => {
    const { year, month, day, monthNumber } = partsOf(at, zone);
    return { year, day, weekday: weekdayAt(at, zone, language), month: language === "en" ? month : monthNumber };
  };
  return {
    timeZone,
    /** 19:40 */
    clock,
    /** Fri 2 Oct · 10月2日(金) · 10월 2일 (금) */
    day: (at: number, zone = timeZone) => t("time.day", words(at, zone)),
    /** The same with its year. */
    fullDay: (at: number, zone = timeZone) => t("time.fullDay", words(at, zone)),
    /** Fri 2 Oct, 19:40 */
    moment: (at: number, zone = timeZone) =>
      t("time.moment", { day: t("time.day", words(at, zone)), clock: clock(at, zone) }),
    /** For a list: the clock today, "yesterday", else the date, with the year if it is another one. */
    brief: (at: number, now: number, zone = timeZone) => {
      const day = dayAt(at, zone);
      if (day === dayAt(now, zone)) return clock(at, zone);
      if (day === dayAt(now - 86_400_000, zone)) return t("time.yesterday");
      const sameYear = day.slice(0, 4) === dayAt(now, zone).slice(0, 4);
      return t(sameYear ? "time.date" : "time.dateWithYear", words(at, zone));
    },
    number: (value: number) => numberFormat(language).format(value),
  };
}

export type Format = ReturnType<typeof createFormat>;

/** How far a zone is from UTC at a moment: GMT+9. */
export function offsetOf(at: number, zone: string): string {
  const parts = kept(
    `offset ${zone}`,
    () => new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "shortOffset" }),
  ).formatToParts(at);
  return parts.find((part) => part.type === "timeZoneName")?.value ?? "";
}

function partsOf(at: number, zone: string) {
  const shape = kept(
    `parts ${zone}`,
    () =>
      new Intl.DateTimeFormat("en-US", {
        timeZone: zone,
        hourCycle: "h23",
        year: "numeric",
        month: "short",
        day: "numeric",
        hour: "2-digit",
        minute: "2-digit",
      }),
  );
  const number = kept(`month ${zone}`, () => new Intl.DateTimeFormat("en-US", { timeZone: zone, month: "numeric" }));
  const parts = Object.fromEntries(shape.formatToParts(at).map((part) => [part.type, part.value]));
  return { ...parts, monthNumber: number.format(at) } as Record<
    "year" | "month" | "monthNumber" | "day" | "hour" | "minute",
    string
  >;
}

function weekdayAt(at: number, zone: string, language: Language): string {
  const locale = language === "en" ? "en-US" : language;
  return kept(
    `weekday ${zone} ${locale}`,
    () => new Intl.DateTimeFormat(locale, { timeZone: zone, weekday: "short" }),
  ).format(at);
}

function numberFormat(language: Language): Intl.NumberFormat {
  return new Intl.NumberFormat(language === "en" ? "en-GB" : language);
}

/** Intl formatters are slow to make and a timeline asks for thousands. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function kept(key: string, make: () => Intl.DateTimeFormat): Intl.DateTimeFormat {
  const known = formatters.get(key);
  if (known) return known;
  const made = make();
  formatters.set(key, made);
  return made;
}
