import type { Actor } from "~/domain/actor";
import { addDays, dayAt, isDay } from "~/domain/day";
import { Refusal } from "~/domain/result";
import type { ClosedDay, WorkCalendar } from "~/domain/work-calendar";
import { publicHolidays } from "../adapters/holidays";
import { type Client, type Database, Prisma } from "../database/client";
import { roomFor } from "./gate";

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
  const today = dayAt(now, row.timeZone);
  return calendarBetween(row, addDays(today, -7), addDays(today, 60));
}

export type Stretch = { from: string; to: string };
/** By the company's id. */
export type Calendars = Record<string, WorkCalendar>;

const longestStretch = 400;

/** The calendars of a room's companies for a stretch of days, inclusive, of at most 400; for who is in the room. */
export async function calendarsOf({ prisma }: Database, actor: Actor, room: Stretch & { roomId: string }) {
  const { roomId, from, to } = room;
  if (!isDay(from) || !isDay(to) || to < from || to > addDays(from, longestStretch)) throw new Refusal("invalid");
  await roomFor(prisma, actor, roomId);
  const rows = await readRows(prisma, roomId);
  return Object.fromEntries(rows.map(({ id, ...row }) => [id, calendarBetween(row, from, to)])) satisfies Calendars;
}

async function readRows(client: Client, roomId: string): Promise<(CalendarRow & { id: string })[]> {
  const rows = await client.$queryRaw<{ company: CalendarRow & { id: string } }[]>`
    SELECT json_build_object('id', o.id, ${calendarColumns}) AS company
      FROM room_company rc JOIN organization o ON o.id = rc.organization_id WHERE rc.room_id = ${roomId}::uuid`;
  return rows.map(({ company }) => company);
}

/** The calendar for a stretch of days, inclusive. */
export function calendarBetween(row: CalendarRow, from: string, to: string): WorkCalendar {
  const { timeZone, workDays, opensAt, closesAt } = row;
  return { timeZone, workDays, opensAt, closesAt, closed: closedBetween(row, from, to), from, to };
}

/** In order; where a holiday is also a day off of the company's own, the company's name for it stands. */
function closedBetween({ country, region, keepsHolidays, ownClosed }: CalendarRow, from: string, to: string) {
  const days = new Map<string, ClosedDay>();
  for (let year = Number(from.slice(0, 4)); keepsHolidays && year <= Number(to.slice(0, 4)); year += 1)
    for (const holiday of publicHolidays(country, region, year)) days.set(holiday.day, holiday);
  for (const { day, name } of ownClosed ?? []) days.set(day, { day, name: { en: name, ja: name, ko: name } });
  return [...days.values()].filter(({ day }) => day >= from && day <= to).sort((a, b) => (a.day < b.day ? -1 : 1));
}
