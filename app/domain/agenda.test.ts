import { describe, expect, test } from "vitest";
import { isLate, lastDayOf, stretchOf } from "./agenda";
import { endOfDay } from "./day";

const now = Date.parse("2026-10-02T10:40:00Z"); // Friday 19:40 in Seoul and Tokyo
const due = (day: string, zone = "Asia/Seoul") => ({ dueAt: endOfDay(day, zone) });

describe("where something stands on an agenda", () => {
  test.each([
    ["2026-10-01", "late"],
    ["2026-10-02", "today"],
    ["2026-10-03", "week"],
    ["2026-10-08", "week"],
    ["2026-10-09", "later"],
  ] as const)("due on %s: %s", (day, stretch) => {
    expect(stretchOf(due(day), now, "Asia/Seoul")).toBe(stretch);
  });

  test("what has no date stands at the end and is never late", () => {
    expect(stretchOf({ dueAt: null }, now, "Asia/Seoul")).toBe("undated");
    expect(isLate({ dueAt: null }, now)).toBe(false);
  });

  test("a day ends where the company is that owes: still today in Oslo, already late in Seoul", () => {
    const evening = Date.parse("2026-10-02T16:00:00Z"); // 18:00 in Oslo, 01:00 on Saturday in Seoul
    expect(stretchOf(due("2026-10-02", "Europe/Oslo"), evening, "Europe/Oslo")).toBe("today");
    expect(stretchOf(due("2026-10-02", "Asia/Seoul"), evening, "Europe/Oslo")).toBe("late");
  });

  test("it is late from the first moment of the next day", () => {
    const end = endOfDay("2026-10-02", "Asia/Seoul");
    expect(isLate({ dueAt: end }, end - 1)).toBe(false);
    expect(isLate({ dueAt: end }, end)).toBe(true);
  });

  test("the end of a day still belongs to it, and is another day elsewhere", () => {
    const end = endOfDay("2026-10-02", "Asia/Tokyo");
    expect(lastDayOf(end, "Asia/Tokyo")).toBe("2026-10-02");
    expect(lastDayOf(end, "Pacific/Auckland")).toBe("2026-10-03");
  });
});
