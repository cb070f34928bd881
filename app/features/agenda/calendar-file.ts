import { addDays } from "~/domain/day";

/** Something that is due on a day, for a calendar. */
export type CalendarEvent = { uid: string; day: string; summary: string; description: string; url: string };

/** All-day events as iCalendar (RFC 5545). `madeAt`: milliseconds since 1970. */
export function calendarFile(events: CalendarEvent[], { name, madeAt }: { name: string; madeAt: number }): string {
  const stamp = `${new Date(madeAt).toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    `PRODID:-//${escaped(name)}//EN`,
    "CALSCALE:GREGORIAN",
    ...events.flatMap(({ uid, day, summary, description, url }) => [
      "BEGIN:VEVENT",
      `UID:${uid}`,
      `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${day.replaceAll("-", "")}`,
      `DTEND;VALUE=DATE:${addDays(day, 1).replaceAll("-", "")}`, // the first day that is not in it
      `SUMMARY:${escaped(summary)}`,
      `DESCRIPTION:${escaped(description)}`,
      `URL:${url}`,
      "TRANSP:TRANSPARENT",
      "END:VEVENT",
    ]),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

/** As a TEXT value (3.3.11): nothing in it can end its line or begin another property. */
function escaped(text: string): string {
  return text
    .replace(/[\\;,]/g, "\\$&")
    .replace(/\r\n?|[\n\u0085\u2028\u2029]/g, "\\n")
    .replace(/(?!\t)\p{Cc}/gu, "");
}

const longestLine = 75;

/** At most 75 octets a line (3.1), a character never cut in two; the space that begins each further line counts. */
function folded(line: string): string {
  const parts = [""];
  let octets = 0;
  for (const character of line) {
    const size = new TextEncoder().encode(character).length;
    if (octets + size > longestLine) {
      parts.push(" ");
      octets = 1;
    }
    parts.push(`${parts.pop()}${character}`);
    octets += size;
  }
  return parts.join("\r\n");
}
