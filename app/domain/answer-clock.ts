import { addDays, dayAt, endOfDay, moment } from "./day";
import { closedOn, isOpen, nextOpening, type WorkCalendar } from "./work-calendar";

/** How many working days the other company is given where nobody says otherwise. */
export const usualAnswerDays = 3;

/**
 * When the clock of an answer begins to run for who was asked at a moment (milliseconds since 1970): at once while they
 * work, else when they next open. null: no opening is in sight.
 */
export function clockStart(calendar: WorkCalendar, askedAt: number): number | null {
  return isOpen(calendar, askedAt) ? askedAt : nextOpening(calendar, askedAt);
}

/**
 * The day (YYYY-MM-DD) by whose end an answer has had so many whole working days of its company: the day on which they are
 * asked while at work is none of them, a day that they begin with the question is the first.
 */
export function answerDay(calendar: WorkCalendar, askedAt: number, days = usualAnswerDays): string | null {
  const start = clockStart(calendar, askedAt);
  if (start === null) return null;
  let day = dayAt(start, calendar.timeZone);
  let left = start === askedAt ? days : days - 1;
  while (left > 0) {
    day = addDays(day, 1);
    if (!closedOn(calendar, day)) left -= 1;
  }
  return day;
}

/**
 * For how many working days nobody has answered: those that have begun since the day on which the clock started. What is
 * asked on a Thursday is unanswered for one working day on Friday. It says how old a question is and changes no state.
 */
export function unansweredDays(calendar: WorkCalendar, askedAt: number, now: number): number {
  const start = clockStart(calendar, askedAt);
  if (start === null) return 0;
  let count = 0;
  const today = dayAt(now, calendar.timeZone);
  for (let day = addDays(dayAt(start, calendar.timeZone), 1); day <= today; day = addDays(day, 1)) {
    if (!closedOn(calendar, day) && moment(day, calendar.opensAt, calendar.timeZone) <= now) count += 1;
  }
  return count;
}

/** Whether the day by which an answer was asked for is over where it is given. */
export function isOverdue(day: string | null, timeZone: string, now: number): boolean {
  return day !== null && endOfDay(day, timeZone) <= now;
}
