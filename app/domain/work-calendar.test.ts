import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, dayAt, weekday } from "./day";
import { type ClosedDay, closedOn, isOpen, nextOpening, statusAt, type WorkCalendar } from "./work-calendar";

const named = (day: string, name = day): ClosedDay => ({ day, name: { en: name, ja: name, ko: name } });

function calendar(changed: Partial<WorkCalendar> = {}): WorkCalendar {
  return {
    timeZone: "Asia/Tokyo",
    workDays: [1, 2, 3, 4, 5],
    opensAt: "08:30",
    closesAt: "17:30",
    closed: [named("2026-10-12", "スポーツの日")],
    from: "2026-09-25",
    to: "2026-12-01",
    ...changed,
  };
}

const at = (moment: string) => Date.parse(moment);

describe("an ordinary week in Japan", () => {
  test("opens at the first minute and is closed at the last one", () => {
    expect(isOpen(calendar(), at("2026-10-05T08:29:59+09:00"))).toBe(false);
    expect(isOpen(calendar(), at("2026-10-05T08:30+09:00"))).toBe(true);
    expect(isOpen(calendar(), at("2026-10-05T17:29:59+09:00"))).toBe(true);
    expect(isOpen(calendar(), at("2026-10-05T17:30+09:00"))).toBe(false);
  });

  test("on Friday evening the next opening is on Monday", () => {
    expect(nextOpening(calendar(), at("2026-10-02T19:40+09:00"))).toBe(at("2026-10-05T08:30+09:00"));
    expect(statusAt(calendar(), at("2026-10-02T19:40+09:00"))).toEqual({
      open: false,
      until: at("2026-10-05T08:30+09:00"),
      holiday: null,
    });
  });

  test("while it works, the next opening is the one after this day", () => {
    expect(nextOpening(calendar(), at("2026-10-05T12:00+09:00"))).toBe(at("2026-10-06T08:30+09:00"));
    expect(statusAt(calendar(), at("2026-10-05T12:00+09:00"))).toEqual({
      open: true,
      until: at("2026-10-05T17:30+09:00"),
    });
  });

  test("a holiday that lies between now and the opening is named, before and during it", () => {
    for (const moment of ["2026-10-09T18:00+09:00", "2026-10-11T12:00+09:00", "2026-10-12T10:00+09:00"])
      expect(statusAt(calendar(), at(moment)), moment).toEqual({
        open: false,
        until: at("2026-10-13T08:30+09:00"),
        holiday: named("2026-10-12", "スポーツの日"),
      });
  });

  test("one on a Saturday keeps nobody away, and one whose hours are over is no reason any more", () => {
    const saturday = calendar({ closed: [named("2026-10-03")] });
    expect(statusAt(saturday, at("2026-10-03T12:00+09:00"))).toMatchObject({ holiday: null });
    expect(statusAt(calendar(), at("2026-10-12T19:00+09:00"))).toMatchObject({ holiday: null });
  });

  test("a day is closed by its name, by its weekday, or not at all", () => {
    expect(closedOn(calendar(), "2026-10-12")).toEqual(named("2026-10-12", "スポーツの日"));
    expect(closedOn(calendar(), "2026-10-11")).toBe("weekend");
    expect(closedOn(calendar(), "2026-10-13")).toBeNull();
  });
});

test("beyond the days that it covers only the weekdays count", () => {
  const short = calendar({ to: "2026-10-02", closed: [named("2026-10-02")] });
  expect(nextOpening(short, at("2026-10-02T12:00+09:00"))).toBe(at("2026-10-05T08:30+09:00"));
});

test("a company that never works never opens", () => {
  const never = calendar({ workDays: [] });
  expect(nextOpening(never, at("2026-10-05T12:00+09:00"))).toBeNull();
  expect(statusAt(never, at("2026-10-05T12:00+09:00"))).toMatchObject({ open: false, until: null });
});

describe("a night shift belongs to the day that it begins on", () => {
  const night = calendar({ opensAt: "22:00", closesAt: "06:00" });

  test("it runs into Saturday morning, and does not begin on Sunday night", () => {
    expect(isOpen(night, at("2026-10-03T05:59+09:00"))).toBe(true);
    expect(isOpen(night, at("2026-10-03T06:00+09:00"))).toBe(false);
    expect(isOpen(night, at("2026-10-05T03:00+09:00"))).toBe(false);
    expect(statusAt(night, at("2026-10-02T23:00+09:00"))).toEqual({ open: true, until: at("2026-10-03T06:00+09:00") });
  });

  test("the holiday that it does not begin on is still the reason after midnight", () => {
    expect(statusAt(night, at("2026-10-12T23:00+09:00"))).toMatchObject({ holiday: { day: "2026-10-12" } });
  });
});

describe("round the clock", () => {
  const always = { opensAt: "00:00", closesAt: "00:00" };

  test("the days of a week are one stretch", () => {
    expect(statusAt(calendar(always), at("2026-10-07T12:00+09:00"))).toEqual({
      open: true,
      until: at("2026-10-10T00:00+09:00"),
    });
  });

  test("without a weekend it never closes", () => {
    const endless = calendar({ ...always, workDays: [1, 2, 3, 4, 5, 6, 7], closed: [] });
    expect(statusAt(endless, at("2026-10-07T12:00+09:00"))).toEqual({ open: true, until: null });
    expect(nextOpening(endless, at("2026-10-07T12:00+09:00"))).toBeNull();
  });
});

describe("Oslo, where the clocks change", () => {
  const oslo = calendar({ timeZone: "Europe/Oslo", opensAt: "08:00", closesAt: "16:00", closed: [] });

  test("on the Monday after 25 October the same wall clock is an hour later", () => {
    expect(nextOpening(oslo, at("2026-10-22T18:00+02:00"))).toBe(at("2026-10-23T06:00Z"));
    expect(nextOpening(oslo, at("2026-10-23T18:00+02:00"))).toBe(at("2026-10-26T07:00Z"));
  });

  test("on the Monday after 29 March it is an hour earlier", () => {
    expect(nextOpening(oslo, at("2026-03-27T18:00+01:00"))).toBe(at("2026-03-30T06:00Z"));
  });

  test("a night shift over either change ends when the wall clock says so", () => {
    const night = { ...oslo, workDays: [6], opensAt: "22:00", closesAt: "06:00" };
    expect(statusAt(night, at("2026-03-28T23:00+01:00"))).toEqual({ open: true, until: at("2026-03-29T06:00+02:00") });
    expect(statusAt(night, at("2026-10-24T23:00+02:00"))).toEqual({ open: true, until: at("2026-10-25T06:00+01:00") });
  });
});

test("the next opening works, and between a closed moment and it nothing does", () => {
  const clock = fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom(0, 15, 30))
    .map(([hour, minute]) => `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`);
  const calendars = fc.record({
    timeZone: fc.constantFrom("Asia/Tokyo", "Europe/Oslo", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu"),
    workDays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
    opensAt: clock,
    closesAt: clock,
    closed: fc
      .uniqueArray(fc.integer({ min: 0, max: 400 }), { maxLength: 40 })
      .map((days) => days.sort((a, b) => a - b).map((day) => named(addDays("2026-01-01", day)))),
    from: fc.constant("2026-01-01"),
    to: fc.constant("2027-02-05"),
  });
  const moments = fc.integer({ min: at("2026-01-02T00:00Z"), max: at("2026-12-28T00:00Z") });
  fc.assert(
    fc.property(calendars, moments, (calendar, moment) => {
      const next = nextOpening(calendar, moment);
      if (next === null) return;
      expect(next).toBeGreaterThan(moment);
      expect(isOpen(calendar, next)).toBe(true);
      expect(isOpen(calendar, next - 1)).toBe(false);
      const begun = dayAt(next, calendar.timeZone);
      expect(calendar.workDays).toContain(weekday(begun));
      expect(calendar.closed.map(({ day }) => day)).not.toContain(begun);
      if (isOpen(calendar, moment)) return;
      const step = Math.max(60_000, Math.floor((next - moment) / 50));
      for (let between = moment; between < next; between += step) expect(isOpen(calendar, between)).toBe(false);
    }),
    { numRuns: 300 },
  );
});
