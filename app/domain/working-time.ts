import * as z from "zod/mini";
import { line } from "./account";
import { addDays, isDay } from "./day";
import { text } from "./text";
import { clock } from "./time-of-day";

/** `workDayIds`: ISO 8601 weekdays. Closing at or before the opening time is closing on the next day. */
export const workingTimeForm = z.object({
  workDayIds: z.array(z.enum(["1", "2", "3", "4", "5", "6", "7"]), "empty").check(z.minLength(1, "empty")),
  opensAt: clock,
  closesAt: clock,
  keepsHolidays: z.optional(z.literal("on")),
  region: z.optional(z.string().check(z.maxLength(10))),
});

export type WorkingTime = {
  country: string;
  region: string | null;
  workDays: number[];
  opensAt: string;
  closesAt: string;
  keepsHolidays: boolean;
};

/** A company's own day off. */
export type OwnDay = { day: string; name: string };

export const addDaysForm = z.object({
  lines: text(2000).check(
    z.refine((lines) => "days" in readOwnDays(lines), "invalid"),
    z.refine((lines) => ownDaysIn(lines).length <= mostAtOnce, "tooLong"),
  ),
});
export const removeDayForm = z.object({ day: z.string().check(z.refine(isDay, "invalid")) });

const mostAtOnce = 100;
const name = line(80);
const oneDay = String.raw`(\d{4})[-/.年년]\s?(\d{1,2})[-/.月월]\s?(\d{1,2})[日일.]?`;
const shape = new RegExp(
  String.raw`^${oneDay}(?:\s*(?:~|〜|～|–|\.\.|to|から)\s*${oneDay})?(?:まで|까지)?[\s,:：、\t]+(.+)$`,
  "u",
);

/**
 * Days off as they are typed or pasted, one a line: a date and a name, or two dates and a name for all days from the one to
 * the other. `badLine` counts from 1.
 */
export function readOwnDays(lines: string): { days: OwnDay[] } | { badLine: number } {
  const days = new Map<string, OwnDay>();
  for (const [index, typed] of lines.split("\n").entries()) {
    if (typed.trim() === "") continue;
    const read = ownDaysOf(typed.normalize("NFKC").trim());
    if (!read) return { badLine: index + 1 };
    for (const own of read) days.set(own.day, own);
  }
  return { days: [...days.values()] };
}

/** The same where every line is known to be right. */
export function ownDaysIn(lines: string): OwnDay[] {
  const read = readOwnDays(lines);
  return "days" in read ? read.days : [];
}

function ownDaysOf(typed: string): OwnDay[] | null {
  const [, ...parts] = shape.exec(typed) ?? [];
  const named = name.safeParse(parts[6] ?? "");
  const first = dayFrom(parts.slice(0, 3));
  const last = parts[3] === undefined ? first : dayFrom(parts.slice(3, 6));
  if (!named.success || !first || !last || last < first || last > addDays(first, mostAtOnce)) return null;
  const days: OwnDay[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) days.push({ day, name: named.data });
  return days;
}

function dayFrom([year = "", month = "", date = ""]: (string | undefined)[]): string | null {
  const day = `${year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`;
  return isDay(day) ? day : null;
}
