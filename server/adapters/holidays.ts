import Holidays from "date-holidays";
import { addDays } from "~/domain/day";
import type { ClosedDay } from "~/domain/work-calendar";
import { knownNames } from "./holiday-names";

/** Where in a country holidays differ: ISO 3166-2 without the country, and the native name. */
export function regionsOf(country: string): { id: string; label: string }[] {
  const states = new Holidays().getStates(country) ?? {};
  return Object.entries(states).map(([id, label]) => ({ id, label }));
}

const years = new Map<string, ClosedDay[]>();

/** The public holidays of a country, or of a region of it, in a year, in order, substitute days included. Kept. */
export function publicHolidays(country: string, region: string | null, year: number): ClosedDay[] {
  const key = `${country} ${region ?? ""} ${year}`;
  const known = years.get(key);
  if (known) return known;
  const made = workOut(country, region, year);
  years.set(key, made);
  return made;
}

/** Types from weak to strong: of two on one day, the public one is answered. */
const options = { types: ["observance", "optional", "school", "bank", "public"] as const };

function workOut(country: string, region: string | null, year: number): ClosedDay[] {
  const calendar = new Holidays({ country, state: region ?? undefined }, { types: [...options.types] });
  if (country === "KR") calendar.setHoliday("05-01", { name: { en: "Labour Day", ko: "노동절" }, type: "public" });
  const days = new Map<string, ClosedDay>();
  for (const { date, start, end, name: english, rule, type } of calendar.getHolidays(year, "en")) {
    const length = Math.round((end.getTime() - start.getTime()) / 86_400_000);
    if (type !== "public") continue;
    const first = addDays(date.slice(0, 10), rule === lunarNewYear ? -1 : 0);
    const name = namesOf(calendar, country, english, { year, date, rule });
    for (let after = 0; after < length; after += 1) {
      const day = addDays(first, after);
      if (!days.has(day)) days.set(day, { day, name });
    }
  }
  return [...days.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
}

/** The library begins it on the day itself; by law it is the day before, the day, and the day after. Its substitutes are right. */
const lunarNewYear = "korean 01-0-01 P3D";

type Named = { year: number; date: string; rule: string };

/** In three languages: from our table, else as the library says it, which is English where it knows no other. */
function namesOf(calendar: Holidays, country: string, english: string, { year, date, rule }: Named): ClosedDay["name"] {
  const known = knownNames(country, english);
  if (known) return known;
  const said = (language: string) =>
    calendar.getHolidays(year, language).find((other) => other.rule === rule && other.date === date)?.name ?? english;
  return { en: english, ja: said("jp"), ko: said("ko") };
}
