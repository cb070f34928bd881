import { useParams } from "@remix-run/react";
import type { Company } from "~/domain/actor";
import { dayAt } from "~/domain/day";
import { DueDayField } from "~/features/calendar/due-day-field";
import { useReader } from "~/i18n/reader";

type DayFieldProps = {
  label: string;
  mark?: string;
  /** YYYY-MM-DD, or empty */
  value: string;
  onChange: (day: string) => void;
  /** On whose calendar the day is. */
  company: Company | undefined;
  companies: ReadonlyMap<string, Company>;
  error?: string | undefined;
};

/** A day from today on. */
export function DayField({ company, companies, ...field }: DayFieldProps) {
  const { now, timeZone } = useReader();
  const { roomId } = useParams();
  return (
    <DueDayField
      {...field}
      min={dayAt(now, company?.timeZone ?? timeZone)}
      calendars={[...companies.values()].filter(({ side }) => side !== "guest")}
      roomId={roomId}
    />
  );
}
