import { useFormat, useReader } from "~/i18n/reader";

type TimeProps = {
  /** milliseconds since 1970 */
  at: number;
  /** Another zone than the reader's own. */
  zone?: string;
  as?: "clock" | "day" | "fullDay" | "moment" | "brief";
  className?: string;
};

/** A moment in the reader's language and zone, readable by machines too. */
export function Time({ at, zone, as = "moment", className }: TimeProps) {
  const format = useFormat();
  const { now } = useReader();
  const text = as === "brief" ? format.brief(at, now, zone) : format[as](at, zone);
  return (
    <time dateTime={new Date(at).toISOString()} className={className}>
      {text}
    </time>
  );
}
