import { expect, test } from "vitest";
import { languages } from "~/domain/language";
import { moneyText, percentText } from "./money-text";

test.each([
  ["JPY", "136800", ["¥136,800", "￥136,800", "JP¥136,800"]],
  ["KRW", "136800", ["₩136,800", "₩136,800", "₩136,800"]],
  ["USD", "1234.5", ["$1,234.50", "$1,234.50", "US$1,234.50"]],
  ["JPY", "-35", ["-¥35", "-￥35", "-JP¥35"]],
  ["JPY", "12.35", ["¥12.35", "￥12.35", "JP¥12.35"]],
] as const)("%s %s as each language writes it", (currency, amount, texts) => {
  expect(["en", "ja", "ko"].map((language) => moneyText(amount, currency, language as "en"))).toEqual(texts);
});

test("a difference has its sign, and no difference none", () => {
  expect(moneyText("35", "JPY", "ja", { signed: true })).toBe("+￥35");
  expect(moneyText("-35", "JPY", "ko", { signed: true })).toBe("-JP¥35");
  expect(moneyText("0", "KRW", "en", { signed: true })).toBe("₩0");
  expect(percentText("9.2", "ko")).toBe("+9.2%");
  expect(percentText("-30", "ja")).toBe("-30.0%");
  expect(percentText("0", "en")).toBe("0.0%");
});

test("no digit is lost on the way, however long the amount", () => {
  for (const language of languages)
    expect(moneyText("12345678901234567890.12", "USD", language)).toContain("12,345,678,901,234,567,890.12");
});
