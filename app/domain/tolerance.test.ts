import fc from "fast-check";
import { expect, test } from "vitest";
import { noRequirement, type Requirement } from "./characteristic";
import { limitsText, readRequirement, readTolerance, toleranceText } from "./tolerance";

const limits = (lower: string, upper: string) => ({ kind: "limits" as const, lower, upper });
const byFit = (name: string) => ({ kind: "fit" as const, fit: name });

test.each([
  ["0/+0.018", limits("0", "+0.018")],
  ["+0.018/0", limits("0", "+0.018")],
  ["+0.021 0", limits("0", "+0.021")],
  ["+0.021\n0", limits("0", "+0.021")],
  ["0.000 / +0.021", limits("0", "+0.021")],
  ["±0.05", limits("-0.05", "+0.05")],
  ["+/-0.05", limits("-0.05", "+0.05")],
  ["＋／－０．０５", limits("-0.05", "+0.05")],
  ["± ０．０５", limits("-0.05", "+0.05")],
  ["±0.050", limits("-0.05", "+0.05")],
  ["+0.1 -0.2", limits("-0.2", "+0.1")],
  ["+0.1-0.2", limits("-0.2", "+0.1")],
  ["+0.1, -0.2", limits("-0.2", "+0.1")],
  ["-0.1～+0.1", limits("-0.1", "+0.1")],
  ["−0.006/−0.020", limits("-0.02", "-0.006")],
  ["▲0.2/0", limits("-0.2", "0")],
  ["H7", byFit("H7")],
  ["ｈ６", byFit("h6")],
  ["js6", byFit("js6")],
  ["Ø12 H7", byFit("H7")],
  ["⌀12H7", byFit("H7")],
])("%j is read", (typed, tolerance) => {
  expect(readTolerance(typed)).toEqual(tolerance);
});

test.each([
  "",
  "0.05",
  "+0.05",
  "0.018/0", // which side?
  "0-0.02", // or a range?
  "+ 0.1 - 0.2",
  "±",
  "±-0.05",
  "±0,05",
  "+0,018/0",
  "0/+0.018/+0.02",
  "H7/g6",
  "Js7",
  "h 6 or so",
  "12 H7",
  "±5%",
  "about 0.1",
  `±0.${"0".repeat(100)}1`,
])("%j is not guessed at", (typed) => {
  expect(readTolerance(typed)).toBeNull();
});

test("a tolerance is written the same in every language", () => {
  expect(toleranceText(limits("0", "+0.018"))).toBe("0/+0.018");
  expect(toleranceText(limits("-0.02", "-0.006"))).toBe("-0.020/-0.006");
  expect(toleranceText(limits("-1", "+0.5"))).toBe("-1.0/+0.5");
  expect(toleranceText(limits("-0.05", "+0.05"))).toBe("±0.05");
  expect(toleranceText(limits("-0.2", "+0.1"))).toBe("-0.2/+0.1");
  expect(toleranceText(limits("0", "0"))).toBe("0/0");
  expect(toleranceText(byFit("H7"))).toBe("H7");
});

const requirement = (some: Partial<Requirement>): Requirement => ({ ...noRequirement, ...some });

test("a fit is shown with its limits at that size", () => {
  expect(limitsText(requirement({ nominal: "12", unit: "MMT", tolerance: byFit("H7") }))).toBe("H7 (0/+0.018)");
  expect(limitsText(requirement({ nominal: "12", tolerance: byFit("js6") }))).toBe("js6 (±0.0055)");
  expect(limitsText(requirement({ nominal: "12", tolerance: byFit("u6") }))).toBe("u6");
  expect(limitsText(requirement({ nominal: "12", unit: "4H", tolerance: byFit("H7") }))).toBe("H7");
  expect(limitsText(requirement({ tolerance: byFit("H7") }))).toBe("H7");
  expect(limitsText(requirement({ nominal: "12", tolerance: limits("0", "+0.021") }))).toBe("0/+0.021");
  expect(limitsText(requirement({ nominal: "12" }))).toBe("");
});

test.each<[string, Partial<Requirement>, boolean]>([
  ["⌀12 H8 (0/+0.027)", { nominal: "12", tolerance: byFit("H8") }, true],
  ["⌀12H7", { nominal: "12", tolerance: byFit("H7") }, true],
  ["12 js6（±0.0055）", { nominal: "12", tolerance: byFit("js6") }, false],
  ["25 JS7 (±0.010)", { nominal: "25", tolerance: byFit("JS7") }, false],
  ["12 m6", { nominal: "12", tolerance: byFit("m6") }, false],
  ["Φ12 ±0.05 ㎜", { nominal: "12", unit: "MMT", tolerance: limits("-0.05", "+0.05") }, true],
  ["φ１２．５±０．０５", { nominal: "12.5", tolerance: limits("-0.05", "+0.05") }, true],
  ["12.5㎜", { nominal: "12.5", unit: "MMT" }, false],
  ["12.50 mm H8 (+0.027/0)", { nominal: "12.5", unit: "MMT", tolerance: byFit("H8") }, false],
  ["12 (0/+0.021) mm", { nominal: "12", unit: "MMT", tolerance: limits("0", "+0.021") }, false],
  ["12 0/+0.021", { nominal: "12", tolerance: limits("0", "+0.021") }, false],
  ["12 +0.021 0", { nominal: "12", tolerance: limits("0", "+0.021") }, false],
  ["45° ±0.5°", { nominal: "45", unit: "DD", tolerance: limits("-0.5", "+0.5") }, false],
  ["1,200 kg", { nominal: "1200", unit: "KGM" }, false],
  ["▲5 ℃", { nominal: "-5", unit: "CEL" }, false],
  ["8μm", { nominal: "8", unit: "4H" }, false],
  ["H7", { tolerance: byFit("H7") }, false],
  ["±0.05 mm", { unit: "MMT", tolerance: limits("-0.05", "+0.05") }, false],
  ["-0.02/0", { tolerance: limits("-0.02", "0") }, false],
  ["12 u6 (+0.033/+0.044)", { nominal: "12", tolerance: byFit("u6"), note: "(+0.033/+0.044)" }, false],
])("%j is read as one size", (typed, some, diameter) => {
  expect(readRequirement(typed)).toEqual({ ok: true, requirement: requirement({ ...some, diameter }) });
});

test("limits that are not the standard's are told, never put right", () => {
  expect(readRequirement("⌀12 H7 (0/+0.027)")).toEqual({
    ok: false,
    code: "limitsDisagree",
    fit: "H7",
    standard: { lower: "0", upper: "+0.018" },
  });
});

test.each([
  "",
  "C1",
  "t2",
  "黒色アルマイト",
  "(12)", // for reference
  "R5",
  "M6",
  "4-M6",
  "12 H8/f7",
  "12 ±0.05 (0/+0.1)",
  "12 H8 (about)",
  "12,5 mm",
  "1 200 mm",
  "780～820℃",
  "12°30'",
  "0.8 min", // the least, not minutes
  "12 mm ±0.05 µm",
  "12 Ø5 H7",
  "⌀12 h",
  "12 5",
  "12 本",
  `12 ${"mm ".repeat(50_000)}`,
])("%j is left to people", (typed) => {
  expect(readRequirement(typed)).toEqual({ ok: false, code: "notUnderstood" });
});

test("what the portal writes it reads back, whatever the size and the fit", () => {
  const nominal = fc.integer({ min: 1, max: 500_000 }).map((micrometres) => String(micrometres / 1000));
  const name = fc.constantFrom("H7", "H8", "JS7", "K7", "N9", "P7", "g6", "k6", "s6", "js6", "f7", "c11", "u6", "T7");
  fc.assert(
    fc.property(nominal, name, fc.constantFrom("", "mm", "㎜"), (size, fitName, unit) => {
      const written = requirement({ nominal: size, unit: unit ? "MMT" : null, tolerance: byFit(fitName) });
      expect(readRequirement(`⌀${size}${unit} ${limitsText(written)}`)).toEqual({
        ok: true,
        requirement: { ...written, diameter: true },
      });
    }),
  );
});
