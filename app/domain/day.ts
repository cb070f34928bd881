const shape = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Whether the text is a day that there is; 2026-02-30 is none. */
export function isDay(value: string): boolean {
  if (!shape.test(value)) return false;
  const moment = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(value);
}

/** The day of a moment (milliseconds since 1970) on the calendar of a zone (IANA name). */
export function dayAt(at: number, timeZone: string): string {
  return new Date(at + offsetAt(at, timeZone)).toISOString().slice(0, 10);
}

/** The day so many days later. */
export function addDays(from: string, days: number): string {
  return new Date(Date.parse(`${from}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** 1 for Monday to 7 for Sunday (ISO 8601). */
export function weekday(of: string): number {
  return new Date(`${of}T00:00:00Z`).getUTCDay() || 7;
}

/** When a clock in the zone shows that day and time (HH:MM; 24:00 is the end), in milliseconds since 1970. */
export function moment(of: string, time: string, timeZone: string): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  const asUtc = Date.parse(`${of}T00:00:00Z`) + (hours * 60 + minutes) * 60_000;
  // Twice: the first guess may lie on the other side of a change of the clocks.
  const guess = asUtc - offsetAt(asUtc, timeZone);
  return asUtc - offsetAt(guess, timeZone);
}

/** When a day ends in a zone, in milliseconds since 1970. */
export function endOfDay(of: string, timeZone: string): number {
  return moment(of, "24:00", timeZone);
}

/** How far a zone's clocks are ahead of UTC at a moment, in milliseconds. */
function offsetAt(at: number, timeZone: string): number {
  const parts = Object.fromEntries(
    clockFormat(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 1970, month = 1, day: date = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, date, hour, minute, second) - Math.floor(at / 1000) * 1000;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function clockFormat(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  // Making a format costs a hundred times more than using it.
  const made = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  formats.set(timeZone, made);
  return made;
}
