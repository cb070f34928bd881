import { expect, test } from "vitest";
import { answerDueAt } from "./meaning";
import { meaning } from "./meaning-schema";

test("a promise lasts until the day ends where the writer works", () => {
  const said = { kind: "answerBy", day: "2026-10-05" } as const;
  expect(answerDueAt(said, "Asia/Tokyo")).toBe(Date.UTC(2026, 9, 5, 15));
  expect(answerDueAt(said, "Europe/Oslo")).toBe(Date.UTC(2026, 9, 5, 22));
  expect(answerDueAt({ kind: "yes" }, "Asia/Tokyo")).toBeNull();
  expect(answerDueAt(null, "Asia/Tokyo")).toBeNull();
});

test("yes with a condition names it, and a promise names a day that there is", () => {
  expect(meaning.safeParse({ kind: "yesIf", condition: " \u3000" }).success).toBe(false);
  expect(meaning.safeParse({ kind: "yesIf", condition: "材料が届けば" }).success).toBe(true);
  expect(meaning.safeParse({ kind: "answerBy", day: "2026-02-30" }).success).toBe(false);
  expect(meaning.safeParse({ kind: "maybe" }).success).toBe(false);
});
