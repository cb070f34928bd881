import { useParams } from "@remix-run/react";
import type { Company } from "~/domain/actor";
import { dayAt } from "~/domain/day";
import { useReader } from "~/i18n/reader";
import { TextField } from "~/ui/text-field";
import { useLoaded } from "~/ui/use-loaded";

type DayFieldProps = {
  /** For a post without a script. */
  name?: string;
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

const code = () => import("~/features/calendar/due-day-field");

/** A day from today on, with the companies' days off; until their code has come, the platform's own field. */
export function DayField({ company, companies, onChange, ...field }: DayFieldProps) {
  const { now, timeZone } = useReader();
  const { roomId } = useParams();
  const loaded = useLoaded(code);
  const min = dayAt(now, company?.timeZone ?? timeZone);
  if (!loaded) return <TextField {...field} type="date" min={min} onChange={({ target }) => onChange(target.value)} />;
  const calendars = [...companies.values()].filter(({ side }) => side !== "guest");
  return <loaded.DueDayField {...field} onChange={onChange} min={min} calendars={calendars} roomId={roomId} />;
}
