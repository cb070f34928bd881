import { describe, expect, test } from "vitest";
import { answerDay, clockStart, isOverdue, unansweredDays } from "./answer-clock";
import { moment } from "./day";
import type { WorkCalendar } from "./work-calendar";

const day = (day: string) => ({ day, name: { en: day, ja: day, ko: day } });
const hours = { workDays: [1, 2, 3, 4, 5], opensAt: "09:00", closesAt: "18:00", from: "2026-06-01", to: "2026-12-31" };
const japan: WorkCalendar = { ...hours, timeZone: "Asia/Tokyo", closed: ["2026-10-12"].map(day) };
const korea: WorkCalendar = { ...hours, timeZone: "Asia/Seoul", closed: ["2026-10-05", "2026-10-09"].map(day) };
const at = (on: string, time: string) => moment(on, time, "Asia/Tokyo");

describe("asked on Friday evening, 2026-10-02 at 19:40", () => {
  const asked = at("2026-10-02", "19:40");

  test("Japan's clock starts on Monday the 5th, Korea's on Tuesday, since Monday is a holiday there", () => {
    expect(clockStart(japan, asked)).toBe(at("2026-10-05", "09:00"));
    expect(clockStart(korea, asked)).toBe(at("2026-10-06", "09:00"));
  });

  test("three working days end with Wednesday in Japan; in Korea on Thursday", () => {
    expect(answerDay(japan, asked)).toBe("2026-10-07");
    expect(answerDay(korea, asked)).toBe("2026-10-08");
    expect(answerDay(korea, asked, 4), "the 9th is a holiday too").toBe("2026-10-12");
    expect(answerDay(japan, asked, 6), "the 12th is one in Japan").toBe("2026-10-13");
  });

  test("nobody counts a weekend or a holiday as unanswered", () => {
    const japanese = (on: string, time: string) => unansweredDays(japan, asked, at(on, time));
    expect(japanese("2026-10-04", "12:00")).toBe(0);
    expect(japanese("2026-10-05", "17:00"), "the day on which the clock starts").toBe(0);
    expect(japanese("2026-10-06", "08:59")).toBe(0);
    expect(japanese("2026-10-06", "09:00")).toBe(1);
    expect(japanese("2026-10-12", "12:00"), "a holiday adds nothing").toBe(4);
    expect(unansweredDays(korea, asked, at("2026-10-06", "12:00"))).toBe(0);
    expect(unansweredDays(korea, asked, at("2026-10-09", "12:00"))).toBe(2);
  });
});

test("asked while they work, the clock starts at once, and that day is not one of the days given", () => {
  const asked = at("2026-10-06", "10:00");
  expect(clockStart(japan, asked)).toBe(asked);
  expect(answerDay(japan, asked)).toBe("2026-10-09");
  expect(unansweredDays(korea, at("2026-06-04", "15:00"), at("2026-07-15", "15:00"))).toBe(29);
});

test("a company that never works has no clock", () => {
  const never = { ...japan, workDays: [] };
  expect(clockStart(never, at("2026-10-06", "10:00"))).toBeNull();
  expect(answerDay(never, at("2026-10-06", "10:00"))).toBeNull();
  expect(unansweredDays(never, at("2026-10-06", "10:00"), at("2026-12-06", "10:00"))).toBe(0);
});

test("a day is over when it has ended where it is given", () => {
  expect(isOverdue("2026-10-07", "Asia/Tokyo", at("2026-10-07", "23:59"))).toBe(false);
  expect(isOverdue("2026-10-07", "Asia/Tokyo", at("2026-10-08", "00:00"))).toBe(true);
  expect(isOverdue("2026-10-07", "Europe/Oslo", at("2026-10-08", "00:00"))).toBe(false);
  expect(isOverdue(null, "Asia/Tokyo", at("2026-10-08", "00:00"))).toBe(false);
});
