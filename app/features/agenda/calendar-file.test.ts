import * as fc from "fast-check";
import { expect, test } from "vitest";
import { type CalendarEvent, calendarFile } from "./calendar-file";

const event: CalendarEvent = {
  uid: "1@portal.example",
  day: "2026-12-31",
  summary: "Answer due",
  description: "BRK-220",
  url: "https://portal.example/rooms/1?at=2#e2",
};
const about = { name: "Sample", madeAt: Date.parse("2026-10-02T10:40:05.123Z") };
const file = (more: Partial<CalendarEvent>) => calendarFile([{ ...event, ...more }], about);
const octets = (text: string) => new TextEncoder().encode(text).length;

/** What a calendar reads: lines joined again, then the value of a property. */
function read(text: string, property: string): string {
  const whole = text.replaceAll("\r\n ", "").split("\r\n");
  return whole.find((line) => line.startsWith(`${property}:`))?.slice(property.length + 1) ?? "";
}
const unescaped = (value: string) => value.replace(/\\(n|.)/g, (_, one) => (one === "n" ? "\n" : one));

test("an event lasts all of its day, and the last day of a year ends with the next year", () => {
  expect(file({})).toBe(
    [
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      "PRODID:-//Sample//EN",
      "CALSCALE:GREGORIAN",
      "BEGIN:VEVENT",
      "UID:1@portal.example",
      "DTSTAMP:20261002T104005Z",
      "DTSTART;VALUE=DATE:20261231",
      "DTEND;VALUE=DATE:20270101",
      "SUMMARY:Answer due",
      "DESCRIPTION:BRK-220",
      "URL:https://portal.example/rooms/1?at=2#e2",
      "TRANSP:TRANSPARENT",
      "END:VEVENT",
      "END:VCALENDAR",
      "",
    ].join("\r\n"),
  );
});

test("text cannot end its line, begin another property or leave the event", () => {
  const text = file({ summary: "a;b,c\\d\r\nEND:VEVENT\nX:1\rY\u2028Z\u0007" });
  expect(read(text, "SUMMARY")).toBe("a\\;b\\,c\\\\d\\nEND:VEVENT\\nX:1\\nY\\nZ");
  expect(text.match(/^END:VEVENT$/gm)).toHaveLength(1);
});

test("long lines are folded at 75 octets without cutting a character in two", () => {
  const summary = "公差を±0.03に改めます。공차를 확인해 주십시오. 👨‍👩‍👧‍👦 ".repeat(5);
  const text = file({ summary });
  for (const line of text.split("\r\n")) expect(octets(line)).toBeLessThanOrEqual(75);
  expect(text).not.toContain("\ufffd");
  expect(unescaped(read(text, "SUMMARY"))).toBe(summary);
});

test("a line of exactly 75 octets stays whole, one more folds", () => {
  expect(file({ summary: "x".repeat(67) })).toContain(`SUMMARY:${"x".repeat(67)}\r\n`);
  expect(file({ summary: "x".repeat(68) })).toContain(`SUMMARY:${"x".repeat(67)}\r\n x\r\n`);
});

test("whatever people write comes back as it was", () => {
  const text = fc.string({ unit: "grapheme", maxLength: 200 }).filter((one) => !/[\p{Cc}\u2028\u2029]/u.test(one));
  fc.assert(
    fc.property(text, (summary) => {
      const written = file({ summary });
      for (const line of written.split("\r\n")) expect(octets(line)).toBeLessThanOrEqual(75);
      expect(unescaped(read(written, "SUMMARY"))).toBe(summary);
    }),
  );
});
