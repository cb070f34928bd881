import * as z from "zod/mini";
import { optional } from "./account";
import { addDays, dayAt, moment } from "./day";
import { clock } from "./time-of-day";

export const rhythms = ["atOnce", "hourly", "daily", "never"] as const;
export type Rhythm = (typeof rhythms)[number];

/** When a person wants mail about the rooms. Times are HH:MM in `timeZone`; quiet hours may go over midnight. */
export type MailWishes = {
  mailRhythm: Rhythm;
  /** 0 to 23, of the daily mail. */
  mailHour: number;
  quietFrom: string | null;
  quietTo: string | null;
  timeZone: string;
};

/** Quiet hours have both ends or none. */
export const mailForm = z
  .object({
    mailRhythm: z.enum(rhythms),
    mailHour: z.coerce.number().check(z.int(), z.minimum(0), z.maximum(23)),
    quietFrom: optional(clock),
    quietTo: optional(clock),
  })
  .check(
    z.refine(({ quietFrom, quietTo }) => quietTo !== null || quietFrom === null, { error: "empty", path: ["quietTo"] }),
    z.refine(({ quietFrom, quietTo }) => quietFrom !== null || quietTo === null, {
      error: "empty",
      path: ["quietFrom"],
    }),
  );

const minute = 60_000;
const hour = 60 * minute;
/** Whoever has the room open reads it within this time; then no mail is due. */
const grace = minute;

/** Whether to mail now what has waited since `since` (milliseconds since 1970). */
export function isMailTime(wishes: MailWishes, since: number, now: number): boolean {
  if (isQuiet(wishes, now)) return false;
  switch (wishes.mailRhythm) {
    case "atOnce":
      return now - since >= grace;
    case "hourly":
      return Math.floor(now / hour) > Math.floor(since / hour);
    case "daily":
      return lastDaily(wishes, now) > since;
    case "never":
      return false;
  }
}

function isQuiet({ quietFrom, quietTo, timeZone }: MailWishes, now: number): boolean {
  if (!quietFrom || !quietTo || quietFrom === quietTo) return false;
  const today = dayAt(now, timeZone);
  const from = moment(today, quietFrom, timeZone);
  const to = moment(today, quietTo, timeZone);
  return from < to ? from <= now && now < to : now >= from || now < to;
}

/** The latest moment, now at most, when the daily mail was due. */
function lastDaily({ mailHour, timeZone }: MailWishes, now: number): number {
  const today = dayAt(now, timeZone);
  const at = (day: string) => moment(day, `${String(mailHour).padStart(2, "0")}:00`, timeZone);
  return at(today) <= now ? at(today) : at(addDays(today, -1));
}
