import { expect, test } from "vitest";
import { isMailTime, type MailWishes } from "./mail-rhythm";

const wishes = (more: Partial<MailWishes> = {}): MailWishes => ({
  ...{ mailRhythm: "atOnce", mailHour: 8, quietFrom: null, quietTo: null, timeZone: "Asia/Tokyo" },
  ...more,
});
/** A clock's time in Tokyo. */
const tokyo = (time: string, day = "2026-10-05") => Date.parse(`${day}T${time}:00+09:00`);

test("at once leaves a minute to whoever has the room open", () => {
  expect(isMailTime(wishes(), tokyo("10:00"), tokyo("10:00") + 30_000)).toBe(false);
  expect(isMailTime(wishes(), tokyo("10:00"), tokyo("10:01"))).toBe(true);
});

test("hourly mails leave when the hour is full", () => {
  const hourly = wishes({ mailRhythm: "hourly" });
  expect(isMailTime(hourly, tokyo("10:05"), tokyo("10:59"))).toBe(false);
  expect(isMailTime(hourly, tokyo("10:05"), tokyo("11:00"))).toBe(true);
});

test("the daily mail leaves at the reader's own hour", () => {
  const daily = wishes({ mailRhythm: "daily" });
  expect(isMailTime(daily, tokyo("07:30"), tokyo("07:59"))).toBe(false);
  expect(isMailTime(daily, tokyo("07:30"), tokyo("08:00"))).toBe(true);
  expect(isMailTime(daily, tokyo("08:30"), tokyo("23:59"))).toBe(false);
  expect(isMailTime(daily, tokyo("08:30"), tokyo("08:00", "2026-10-06"))).toBe(true);
  expect(isMailTime({ ...daily, timeZone: "Europe/Oslo" }, tokyo("07:30"), tokyo("14:59"))).toBe(false);
});

test("never is never", () => {
  expect(isMailTime(wishes({ mailRhythm: "never" }), 0, tokyo("10:00"))).toBe(false);
});

test("quiet hours hold everything back, over midnight too", () => {
  const quiet = wishes({ quietFrom: "22:00", quietTo: "07:00" });
  expect(isMailTime(quiet, tokyo("21:00"), tokyo("21:59"))).toBe(true);
  expect(isMailTime(quiet, tokyo("21:00"), tokyo("22:00"))).toBe(false);
  expect(isMailTime(quiet, tokyo("21:00"), tokyo("06:59", "2026-10-06"))).toBe(false);
  expect(isMailTime(quiet, tokyo("21:00"), tokyo("07:00", "2026-10-06"))).toBe(true);
  const noon = wishes({ quietFrom: "12:00", quietTo: "13:00" });
  expect(isMailTime(noon, tokyo("11:00"), tokyo("12:30"))).toBe(false);
  expect(isMailTime(noon, tokyo("11:00"), tokyo("13:00"))).toBe(true);
});
