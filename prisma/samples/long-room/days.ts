/** A moment at the two factories, which share one clock: the working day by its place, and the second of that day. */
export type Moment = { day: number; second: number };

const opens = 8 * 3600 + 35 * 60;
const closes = 18 * 3600 + 20 * 60;

/** Weekdays from the first to the last, as ISO dates, without the days off. */
export function workingDays(first: string, last: string, daysOff: string[]): string[] {
  const dates: string[] = [];
  for (let time = Date.parse(first); time <= Date.parse(last); time += 86_400_000) {
    const date = new Date(time).toISOString().slice(0, 10);
    if (!["Sat", "Sun"].includes(weekdayOf(date)) && !daysOff.includes(date)) dates.push(date);
  }
  return dates;
}

/** Mon, Tue … */
export function weekdayOf(date: string): string {
  return new Date(date).toUTCString().slice(0, 3);
}

export function momentAt(day: number, clock: string): Moment {
  const [hours = 0, minutes = 0] = clock.split(":").map(Number);
  return { day, second: hours * 3600 + minutes * 60 };
}

/** Later by these seconds; after closing time, early on the next working day. */
export function addSeconds(moment: Moment, seconds: number): Moment {
  const second = moment.second + seconds;
  return second < closes ? { day: moment.day, second } : { day: moment.day + 1, second: opens + (second % 2400) };
}

export function timeOf(days: string[], moment: Moment): string {
  const clock = new Date(moment.second * 1000).toISOString().slice(11, 19);
  return `${days[moment.day]}T${clock}+09:00`;
}
