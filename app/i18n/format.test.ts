import { describe, expect, test } from "vitest";
import type { Language } from "../domain/language";
import { createI18n } from "./create-i18n";
import { en } from "./en";
import { createFormat, offsetOf } from "./format";
import { ja } from "./ja";
import { ko } from "./ko";
import type { T } from "./use-language";

const resources = { en, ja, ko };
const at = Date.UTC(2026, 9, 2, 10, 40);

function formatFor(language: Language, zone: string) {
  return createFormat(createI18n(language, resources[language]).t as T, language, zone);
}

describe("a moment in the reader's language and zone", () => {
  test.each([
    ["en", "Europe/Oslo", "Fri 2 Oct, 12:40"],
    ["ja", "Asia/Tokyo", "10月2日(金) 19:40"],
    ["ko", "Asia/Seoul", "10월 2일 (금) 19:40"],
  ] as const)("%s", (language, zone, expected) => {
    expect(formatFor(language, zone).moment(at)).toBe(expected);
  });

  test("midnight is 00:00, also where a day begins with 24", () => {
    expect(formatFor("ja", "Asia/Tokyo").clock(Date.UTC(2026, 9, 1, 15))).toBe("00:00");
  });

  test("a day with its year", () => {
    expect(formatFor("en", "UTC").fullDay(at)).toBe("Fri 2 Oct 2026");
    expect(formatFor("ja", "UTC").fullDay(at)).toBe("2026年10月2日(金)");
    expect(formatFor("ko", "UTC").fullDay(at)).toBe("2026년 10월 2일 (금)");
  });
});

describe("a moment in a list", () => {
  const now = Date.UTC(2026, 9, 2, 20);
  test.each([
    [now - 3_600_000, "19:00"],
    [now - 86_400_000, "Yesterday"],
    [Date.UTC(2026, 8, 29), "29 Sep"],
    [Date.UTC(2025, 11, 31), "31 Dec 2025"],
  ])("%s", (moment, expected) => {
    expect(formatFor("en", "UTC").brief(moment, now)).toBe(expected);
  });
});

test("the offset follows summer time", () => {
  expect(offsetOf(Date.UTC(2026, 6, 1), "Europe/Oslo")).toBe("GMT+2");
  expect(offsetOf(Date.UTC(2026, 11, 1), "Europe/Oslo")).toBe("GMT+1");
});
