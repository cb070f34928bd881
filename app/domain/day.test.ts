import { describe, expect, test } from "vitest";
import { addDays, dayAt, endOfDay, isDay, moment, weekday } from "./day";

test("a day is one that the calendar has", () => {
  expect(["2026-10-05", "2028-02-29"].every(isDay)).toBe(true);
  expect(["2026-02-29", "2026-13-01", "2026-1-1", "２０２６-10-05", "", "2026-10-05T00:00"].some(isDay)).toBe(false);
});

test("a moment has the day of the zone that it is looked at from", () => {
  const at = Date.UTC(2026, 2, 8, 20);
  expect(dayAt(at, "Asia/Tokyo")).toBe("2026-03-09");
  expect(dayAt(at, "Europe/Oslo")).toBe("2026-03-08");
});

test("days count over the ends of months and years", () => {
  expect(addDays("2026-12-31", 1)).toBe("2027-01-01");
  expect(addDays("2028-03-01", -1)).toBe("2028-02-29");
  expect([weekday("2026-10-05"), weekday("2026-10-11")]).toEqual([1, 7]);
});

describe("a clock's time in a zone", () => {
  test("is the moment when that clock shows it", () => {
    expect(moment("2026-10-05", "08:30", "Asia/Tokyo")).toBe(Date.UTC(2026, 9, 4, 23, 30));
    expect(moment("2026-07-01", "08:30", "Europe/Oslo")).toBe(Date.UTC(2026, 6, 1, 6, 30));
    expect(moment("2026-12-01", "08:30", "Europe/Oslo")).toBe(Date.UTC(2026, 11, 1, 7, 30));
  });

  test("is right on the days when the clocks change", () => {
    expect(endOfDay("2026-03-28", "Europe/Oslo")).toBe(Date.UTC(2026, 2, 28, 23));
    expect(endOfDay("2026-03-29", "Europe/Oslo")).toBe(Date.UTC(2026, 2, 29, 22));
    expect(endOfDay("2026-10-25", "Europe/Oslo")).toBe(Date.UTC(2026, 9, 25, 23));
    expect(moment("2026-03-29", "03:30", "Europe/Oslo")).toBe(Date.UTC(2026, 2, 29, 1, 30));
  });
});
