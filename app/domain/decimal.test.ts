import fc from "fast-check";
import { expect, test } from "vitest";
import {
  addDecimals,
  compareDecimals,
  divideDecimals,
  multiplyDecimals,
  readDecimal,
  roundDecimal,
  subtractDecimals,
} from "./decimal";

test.each([
  ["１２．５", "12.5"],
  ["1,200", "1200"],
  ["１，２００", "1200"],
  ["12,345,678.90", "12345678.9"],
  ["▲360", "-360"],
  ["△ 360", "-360"],
  ["(360)", "-360"],
  ["（１，２００）", "-1200"],
  ["－0.006", "-0.006"],
  ["−0.006", "-0.006"],
  ["ー５", "-5"],
  ["＋0.018", "0.018"],
  ["+ 5", "5"],
  ["\u3000 007.50 ", "7.5"],
  [".5", "0.5"],
  ["-0.00", "0"],
  ["12.00", "12"],
])("%s is %s", (typed, decimal) => {
  expect(readDecimal(typed)).toBe(decimal);
});

test.each([
  "",
  "-",
  ".",
  "5.",
  "12,5", // a decimal comma somewhere, a slip elsewhere: not for us to guess
  "0,018",
  "1,20,000",
  "1 200",
  "1.2.3",
  "1e3",
  "--5",
  "(-5)",
  "▲-5",
  "①",
  "10²",
  "½",
  "12mm",
  "一二",
  "9".repeat(29),
])("%s is no number", (typed) => {
  expect(readDecimal(typed)).toBeNull();
});

test("sums are exact where floats are not", () => {
  expect(addDecimals("0.1", "0.2")).toBe("0.3");
  expect(addDecimals("1.50", "2.5")).toBe("4");
  expect(addDecimals("-0.5", "0.4")).toBe("-0.1");
  expect(subtractDecimals("415", "380")).toBe("35");
  expect(subtractDecimals("12.5", "12.50")).toBe("0");
  expect(addDecimals("99999999999999999999.01", "0.09")).toBe("99999999999999999999.1");
});

test("a half is rounded away from zero, and nothing before it is rounded", () => {
  expect(multiplyDecimals("1.005", "100")).toBe("100.5");
  expect(multiplyDecimals("-0.1", "0.1")).toBe("-0.01");
  expect(roundDecimal("1.005", 2)).toBe("1.01"); // 1.00 in floats
  expect(roundDecimal("0.5", 0)).toBe("1");
  expect(roundDecimal("-0.5", 0)).toBe("-1");
  expect(roundDecimal("-0.49", 0)).toBe("0");
  expect(roundDecimal("12", 2)).toBe("12");
  expect(divideDecimals("35", "380", 3)).toBe("0.092");
  expect(divideDecimals("-2", "3", 2)).toBe("-0.67");
  expect(divideDecimals("1", "-8", 2)).toBe("-0.13");
  expect(divideDecimals("1", "0.00", 2)).toBeNull();
});

test("numbers are compared by what they are worth, not by how they are written", () => {
  expect(compareDecimals("12.50", "12.5")).toBe(0);
  expect(compareDecimals("-0.2", "0.1")).toBeLessThan(0);
  expect(compareDecimals("10", "9.99")).toBeGreaterThan(0);
});

test("what was read is read the same again, and adding is undone by subtracting", () => {
  const decimal = fc
    .tuple(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.stringMatching(/^\d{0,6}$/))
    .map(([whole, decimals]) => readDecimal(decimals ? `${whole}.${decimals}` : String(whole)) ?? "");
  fc.assert(
    fc.property(decimal, decimal, (one, other) => {
      expect(readDecimal(one)).toBe(one);
      expect(compareDecimals(subtractDecimals(addDecimals(one, other), other), one)).toBe(0);
    }),
  );
});
