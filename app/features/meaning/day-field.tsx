import type { Company } from "~/domain/actor";
import { dayAt } from "~/domain/day";
import { useReader } from "~/i18n/reader";
import { TextField } from "~/ui/text-field";

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
export function DayField({ company, companies: _, onChange, ...field }: DayFieldProps) {
  const { now, timeZone } = useReader();
  return (
    <TextField
      {...field}
      type="date"
      min={dayAt(now, company?.timeZone ?? timeZone)}
      onChange={({ target }) => onChange(target.value)}
    />
  );
}
