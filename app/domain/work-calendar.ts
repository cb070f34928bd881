import { addDays, dayAt, moment, weekday } from "./day";
import type { Language } from "./language";

/** When a company works. Public holidays come to it as data: they are worked out on the server. */
export type WorkCalendar = {
  /** IANA name */
  timeZone: string;
  /** ISO 8601 weekdays, 1 is Monday */
  workDays: number[];
  /** HH:MM in `timeZone`. Closing at or before the opening time is closing on the next day. */
  opensAt: string;
  closesAt: string;
  /** Public holidays and the company's own days off, in a stretch around today, in order. */
  closed: ClosedDay[];
  /** The stretch that `closed` covers, as days, inclusive. Beyond it only the weekdays are known. */
  from: string;
  to: string;
};

/** `day` as YYYY-MM-DD. */
export type ClosedDay = { day: string; name: Record<Language, string> };

/**
 * Whether a company works now and until when it stays so; `until` is null where no change is in sight. `holiday`: the
 * first day off by name that keeps it closed longer than its usual hours do.
 */
export type WorkStatus =
  | { open: true; until: number | null }
  | { open: false; until: number | null; holiday: ClosedDay | null };

/** Whether the company works at a moment (milliseconds since 1970). */
export function isOpen(calendar: WorkCalendar, at: number): boolean {
  return stretchAt(calendar, at) !== undefined;
}

/**
 * When the next working stretch after a moment begins, in milliseconds since 1970; while the company works, the stretch
 * after this one. null: not within a year.
 */
export function nextOpening(calendar: WorkCalendar, at: number): number | null {
  for (const { from } of stretches(calendar, at)) if (from > at) return from;
  return null;
}

/** Why the company does not work on a day: its day off by name, "weekend" for a weekday without work; null: it works. */
export function closedOn(calendar: WorkCalendar, day: string): ClosedDay | "weekend" | null {
  const named = calendar.closed.find((closed) => closed.day === day);
  return named ?? (calendar.workDays.includes(weekday(day)) ? null : "weekend");
}

/** How it stands at a moment (milliseconds since 1970). */
export function statusAt(calendar: WorkCalendar, at: number): WorkStatus {
  const current = stretchAt(calendar, at);
  if (current) return { open: true, until: current.endless ? null : current.to };
  const until = nextOpening(calendar, at);
  return { open: false, until, holiday: holidayBetween(calendar, at, until) };
}

/** The first day off by name from today to the opening that would have been a working day; one that is over says nothing. */
function holidayBetween(calendar: WorkCalendar, at: number, until: number | null): ClosedDay | null {
  const today = dayAt(at, calendar.timeZone);
  const last = until === null ? calendar.to : dayAt(until, calendar.timeZone);
  const holiday = calendar.closed.find(
    ({ day }) => day >= today && day < last && calendar.workDays.includes(weekday(day)) && shift(calendar, day).to > at,
  );
  return holiday ?? null;
}

type Stretch = { from: number; to: number /** Works on without a break as far as is looked. */; endless: boolean };

const farthest = 370;

function stretchAt(calendar: WorkCalendar, at: number): Stretch | undefined {
  for (const stretch of stretches(calendar, at)) {
    if (stretch.from > at) return undefined;
    if (stretch.to > at) return stretch;
  }
  return undefined;
}

/** Working time without a break, from the shift that may still run at a moment; shifts that touch are one stretch. */
function* stretches(calendar: WorkCalendar, at: number): Generator<Stretch> {
  const first = addDays(dayAt(at, calendar.timeZone), -1);
  let current: Stretch | undefined;
  for (let ahead = 0; ahead <= farthest; ahead += 1) {
    const day = addDays(first, ahead);
    if (closedOn(calendar, day)) continue;
    const { from, to } = shift(calendar, day);
    if (from >= to) continue; // swallowed by a change of the clocks
    if (current && from <= current.to) {
      current = { ...current, to };
    } else {
      if (current) yield current;
      current = { from, to, endless: false };
    }
  }
  if (current) yield { ...current, endless: current.to - current.from > (farthest - 1) * 86_400_000 };
}

/** The shift that begins on a day; it may end on the next one. */
function shift({ timeZone, opensAt, closesAt }: WorkCalendar, day: string): { from: number; to: number } {
  const lastDay = closesAt > opensAt ? day : addDays(day, 1);
  return { from: moment(day, opensAt, timeZone), to: moment(lastDay, closesAt, timeZone) };
}
