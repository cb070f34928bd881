import { offsetOf } from "~/i18n/format";
import { useFormat, useReader } from "~/i18n/reader";
import { useT } from "~/i18n/use-language";

/** The names that people in these places use for their time; elsewhere how far it is from UTC. */
const marks: Record<string, string> = { "Asia/Tokyo": "JST", "Asia/Seoul": "KST" };

export function zoneMark(at: number, zone: string): string {
  return marks[zone] ?? offsetOf(at, zone);
}

/** A moment on the clock of another zone and, where that differs, on the reader's: Mon 5 Oct, 08:30 (JST) · 01:30 your time. */
export function useWhen(): (at: number, zone?: string) => string {
  const t = useT();
  const format = useFormat();
  const { timeZone } = useReader();
  return (at, zone = timeZone) => {
    const there = t("calendar:when.there", { moment: format.moment(at, zone), zone: zoneMark(at, zone) });
    if (offsetOf(at, zone) === offsetOf(at, timeZone)) return there;
    const sameDay = format.day(at, zone) === format.day(at);
    return t("calendar:when.both", { there, here: sameDay ? format.clock(at) : format.moment(at) });
  };
}
