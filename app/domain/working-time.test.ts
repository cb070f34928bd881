import { describe, expect, test } from "vitest";
import { readForm } from "./form";
import { addDaysForm, readOwnDays, workingTimeForm } from "./working-time";

const summer = { day: "2026-08-13", name: "夏季休業" };

describe("days off as they are pasted", () => {
  test.each([
    "2026-08-13 夏季休業",
    "2026/8/13\t夏季休業",
    "2026年8月13日　夏季休業",
    "２０２６．８．１３　夏季休業",
    "2026. 8. 13. 夏季休業",
    "2026년 8월 13일, 夏季休業",
    "2026-08-13: 夏季休業\n\n",
  ])("%j", (typed) => {
    expect(readOwnDays(typed)).toEqual({ days: [summer] });
  });

  test("from one day to another, and a day that stands twice is the later line's", () => {
    expect(readOwnDays("2026-08-12 ~ 2026-08-14 Summer\n2026/8/13 夏季休業")).toEqual({
      days: [{ day: "2026-08-12", name: "Summer" }, summer, { day: "2026-08-14", name: "Summer" }],
    });
    expect(readOwnDays("2026年12月29日から2027年1月3日まで 年末年始")).toMatchObject({ days: { length: 6 } });
  });

  test.each([
    "2026-02-30 no such day",
    "2026-08-13",
    "tomorrow off",
    "2026-08-14..2026-08-12 backwards",
    "2026-01-01..2027-01-01 a year",
  ])("line 2 cannot be read: %j", (typed) => {
    expect(readOwnDays(`2026-08-13 fine\n${typed}`)).toEqual({ badLine: 2 });
  });
});

describe("forms", () => {
  const form = (...fields: [string, string][]) => {
    const data = new FormData();
    for (const [name, value] of fields) data.append(name, value);
    return data;
  };

  test("working time names every field at fault", () => {
    const read = readForm(workingTimeForm, form(["opensAt", "25:00"], ["closesAt", ""]));
    expect(read).toMatchObject({ ok: false, fields: { workDayIds: "empty", opensAt: "invalid", closesAt: "empty" } });
  });

  test("days that cannot be read are refused as a whole, and so are too many", () => {
    expect(readForm(addDaysForm, form(["lines", "someday"]))).toMatchObject({ fields: { lines: "invalid" } });
    const many = Array.from({ length: 3 }, (_, year) => `20${30 + year}-01-01..20${30 + year}-02-28 long`).join("\n");
    expect(readForm(addDaysForm, form(["lines", many]))).toMatchObject({ fields: { lines: "tooLong" } });
  });
});
