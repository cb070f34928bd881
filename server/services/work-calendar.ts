import { addDays, dayAt } from "~/domain/day";
import type { WorkCalendar } from "~/domain/work-calendar";
import { Prisma } from "../database/client";

/** What a calendar is made of, as a query reads it; `ownClosed` are the company's own days off. */
export type CalendarRow = {
  country: string;
  region: string | null;
  timeZone: string;
  workDays: number[];
  opensAt: string;
  closesAt: string;
  keepsHolidays: boolean;
  ownClosed: { day: string; name: string }[] | null;
};

/** For a json_build_object over `organization o`. */
export const calendarColumns = Prisma.sql`'country', o.country, 'region', o.region, 'timeZone', o.time_zone,
  'workDays', o.work_days, 'opensAt', o.opens_at, 'closesAt', o.closes_at, 'keepsHolidays', o.keeps_holidays,
  'ownClosed', (SELECT json_agg(json_build_object('day', c.day, 'name', c.name) ORDER BY c.day)
                  FROM closed_day c WHERE c.organization_id = o.id)`;

/** The company's calendar for the weeks around today. */
export function calendarOf(row: CalendarRow, now = Date.now()): WorkCalendar {
  const { timeZone, workDays, opensAt, closesAt, ownClosed } = row;
  const today = dayAt(now, timeZone);
  const from = addDays(today, -7);
  const to = addDays(today, 60);
  const closed = (ownClosed ?? []).map(({ day, name }) => ({ day, name: { en: name, ja: name, ko: name } }));
  return { timeZone, workDays, opensAt, closesAt, closed, from, to };
}
