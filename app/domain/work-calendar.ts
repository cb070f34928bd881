import type { Language } from "./language";

/** When a company works. Public holidays come to it as data: they are worked out on the server. */
export type WorkCalendar = {
  /** IANA name */
  timeZone: string;
  /** ISO 8601 weekdays, 1 is Monday */
  workDays: number[];
  /** HH:MM in `timeZone` */
  opensAt: string;
  closesAt: string;
  /** Public holidays and the company's own days off, in a stretch around today, in order. */
  closed: ClosedDay[];
  /** The stretch that `closed` covers, as days, inclusive. */
  from: string;
  to: string;
};

/** `day` as YYYY-MM-DD. */
export type ClosedDay = { day: string; name: Record<Language, string> };
