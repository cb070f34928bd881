import { describe, expect, test } from "vitest";
import { countries } from "~/domain/company";
import { publicHolidays, regionsOf } from "./holidays";

const on = (country: string, day: string, region: string | null = null) =>
  publicHolidays(country, region, Number(day.slice(0, 4))).find((closed) => closed.day === day)?.name;

const daysOf = (country: string, start: string) =>
  publicHolidays(country, null, Number(start.slice(0, 4)))
    .map(({ day }) => day)
    .filter((day) => day.startsWith(start));

describe("October 2026 between Japan and Korea", () => {
  test("the 5th is a substitute day in Korea and a working day in Japan", () => {
    expect(on("KR", "2026-10-05")).toEqual({
      en: "National Foundation Day (substitute day)",
      ja: "開天節（振替休日）",
      ko: "개천절 (대체공휴일)",
    });
    expect(on("JP", "2026-10-05")).toBeUndefined();
  });

  test("the 12th is Sports Day in Japan and a working day in Korea", () => {
    expect(on("JP", "2026-10-12")).toEqual({ en: "Sports Day", ja: "スポーツの日", ko: "스포츠의 날" });
    expect(on("KR", "2026-10-12")).toBeUndefined();
  });

  test("the 9th is Hangul Day", () => {
    expect(on("KR", "2026-10-09")).toEqual({ en: "Hangul Day", ja: "ハングルの日", ko: "한글날" });
  });
});

describe("Korean feasts of three days", () => {
  test("are the day before, the day and the day after", () => {
    expect(daysOf("KR", "2026-02")).toEqual(["2026-02-16", "2026-02-17", "2026-02-18"]);
    expect(daysOf("KR", "2026-09")).toEqual(["2026-09-24", "2026-09-25", "2026-09-26"]);
  });

  test("with a Sunday among them there is a substitute", () => {
    expect(daysOf("KR", "2027-02")).toEqual(["2027-02-06", "2027-02-07", "2027-02-08", "2027-02-09"]);
    expect(daysOf("KR", "2032-09")).toEqual(["2032-09-18", "2032-09-19", "2032-09-20", "2032-09-21"]);
  });
});

test("a Japanese substitute day and the day between two holidays are free", () => {
  expect(on("JP", "2026-05-06")).toMatchObject({ ja: "憲法記念日（振替休日）", ko: "헌법기념일 (대체공휴일)" });
  expect(on("JP", "2026-09-22")).toMatchObject({ ja: "国民の休日" });
});

test("every holiday of Japan and Korea has a name of its own in each language", () => {
  for (const country of ["JP", "KR"]) {
    for (let year = 2024; year < 2036; year += 1) {
      for (const { day, name } of publicHolidays(country, null, year)) {
        expect(name.ja, day).toMatch(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u);
        expect(name.ko, day).toMatch(/\p{Script=Hangul}/u);
        expect(name.en, day).toMatch(/^[\x20-\x7e]+$/);
      }
    }
  }
});

test("a region has its own, and banks' or schools' days are none", () => {
  expect(on("DE", "2026-01-06", "BY")).toBeDefined();
  expect(on("DE", "2026-01-06", "BE")).toBeUndefined();
  expect(on("JP", "2026-01-02")).toBeUndefined();
  expect(regionsOf("DE")).toContainEqual({ id: "BY", label: "Bayern" });
  expect(regionsOf("JP")).toEqual([]);
});

test("another country's are in English where no other name is known; Norway's Constitution Day is not Korea's", () => {
  expect(on("NO", "2026-05-17")).toEqual({ en: "Constitution Day", ja: "憲法記念日", ko: "헌법기념일" });
  expect(on("US", "2026-06-19")).toEqual({ en: "Juneteenth", ja: "Juneteenth", ko: "Juneteenth" });
});

test("every country of the portal has some", () => {
  for (const country of countries) expect(publicHolidays(country, null, 2026).length, country).toBeGreaterThan(3);
});
