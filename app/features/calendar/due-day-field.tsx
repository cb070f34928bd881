import { useRef, useState } from "react";
import { type Company, companyName } from "~/domain/actor";
import { addDays, isDay } from "~/domain/day";
import { type ClosedDay, closedOn, type WorkCalendar } from "~/domain/work-calendar";
import { readCalendars } from "~/features/room/transport";
import { useFormat } from "~/i18n/reader";
import { useLanguage, useT } from "~/i18n/use-language";
import { type DayMark, DayPicker, type DayPickerProps } from "~/ui/day-picker";

type DueDayFieldProps = Omit<DayPickerProps, "marks" | "onShown"> & {
  /** Whose days off are shown. */
  calendars: readonly Company[];
  /** To read of later months; without it only their weekends are known. */
  roomId?: string;
};

/** A day on which something is due, with the days off of the companies that it concerns. One may be chosen all the same. */
export function DueDayField({ calendars, roomId, ...field }: DueDayFieldProps) {
  const [sheet, setSheet] = useState<Sheet | null>(null);
  const later = useRef(new Set<string>());
  const [loaded, setLoaded] = useState<Record<string, WorkCalendar>>({});
  const known = calendars.map((company) => ({ company, calendar: withLater(company.calendar, loaded[company.id]) }));
  const marks = useMarks(known, field.value, sheet);

  /** What is not known yet of the days on the sheet is read, with the year after them. */
  async function onShown(from: string, to: string) {
    setSheet({ from, to });
    if (!roomId || known.every(({ calendar }) => calendar.to >= to) || later.current.has(from)) return;
    later.current.add(from);
    const read = await readCalendars(roomId, from, addDays(from, 366));
    if (read.ok) setLoaded((before) => merged(before, read.value));
    else later.current.delete(from);
  }

  return <DayPicker {...field} marks={marks} onShown={(from, to) => void onShown(from, to)} />;
}

type Sheet = { from: string; to: string };
type Known = { company: Company; calendar: WorkCalendar };

/** The chosen day and those on the sheet that are without work, and at whom. */
function useMarks(known: Known[], value: string, sheet: Sheet | null): Map<string, DayMark> {
  const t = useT();
  const language = useLanguage();
  const format = useFormat();
  const days = isDay(value) ? [value] : [];
  for (let day = sheet?.from ?? "1"; sheet && day <= sheet.to; day = addDays(day, 1)) days.push(day);
  return new Map(
    days.flatMap((day) => {
      const said = format.day(Date.parse(`${day}T12:00:00Z`), "UTC");
      const reasons = known.flatMap(({ company, calendar }) => {
        const why = closedOn(calendar, day);
        return why ? [{ why, words: { day: said, company: companyName(company, language) } }] : [];
      });
      const labels = reasons.map(({ why, words }) =>
        why === "weekend"
          ? t("calendar:due.weekend", words)
          : t("calendar:due.closed", { ...words, holiday: why.name[language] }),
      );
      const tone = reasons.some(({ why }) => why !== "weekend") ? "closed" : "quiet";
      return labels.length > 0 ? [[day, { tone, labels }]] : [];
    }),
  );
}

function merged(before: Record<string, WorkCalendar>, read: Record<string, WorkCalendar>) {
  const entries = Object.entries(read).map(([id, calendar]) => [
    id,
    before[id] ? withLater(before[id], calendar) : calendar,
  ]);
  return { ...before, ...Object.fromEntries(entries) } as Record<string, WorkCalendar>;
}

/** Two stretches of one calendar as one. Between them, should there be a gap, only weekdays are known. */
function withLater(calendar: WorkCalendar, more: WorkCalendar | undefined): WorkCalendar {
  if (!more) return calendar;
  const days = new Map<string, ClosedDay>([...calendar.closed, ...more.closed].map((closed) => [closed.day, closed]));
  const closed = [...days.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
  return { ...calendar, closed, to: [calendar.to, more.to].sort().at(-1) ?? calendar.to };
}
