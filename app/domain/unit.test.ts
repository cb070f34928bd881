import { expect, test } from "vitest";
import { isUnitCode, readUnit, unitSymbol, units } from "./unit";

test.each([
  ["㎜", "MMT"],
  ["ｍｍ", "MMT"],
  ["mm", "MMT"],
  ["MM", "MMT"],
  ["μm", "4H"],
  ["µm", "4H"],
  ["㎛", "4H"],
  ["㎡", "MTK"],
  ["m²", "MTK"],
  ["kg", "KGM"],
  ["㎏", "KGM"],
  ["％", "P1"],
  ["℃", "CEL"],
  ["°C", "CEL"],
  ["°", "DD"],
  ["MPa", "MPA"],
  ["㎫", "MPA"],
  ["N", "NEW"],
  ["N·m", "NU"],
  ["N・m", "NU"],
  ["Nm", "NU"],
  ["個", "H87"],
  ["개", "H87"],
  ["pcs.", "H87"],
  ["EA", "H87"],
  ["セット", "SET"],
  ["세트", "SET"],
  ["쌍", "PR"],
  ["時間", "HUR"],
  ["개월", "MON"],
  ["ℓ", "LTR"],
  ["MMT", "MMT"],
  ["4H", "4H"],
  ["C62", "C62"],
])("%s is %s", (typed, code) => {
  expect(readUnit(typed)).toBe(code);
});

test.each(["", "度", "도", "本", "inch", "constructor", "H7", "n", "mmm", "nm", "mPa", "M", "S"])(
  "%j is no unit offered here",
  (typed) => {
    expect(readUnit(typed)).toBeNull();
  },
);

test("each symbol is read as its own unit", () => {
  for (const code of Object.keys(units)) {
    expect(isUnitCode(code)).toBe(true);
    const symbol = unitSymbol(code);
    if (symbol !== null) expect([symbol, readUnit(symbol)]).toEqual([symbol, code]);
  }
  expect(unitSymbol("XYZ")).toBeNull();
  expect(isUnitCode("toString")).toBe(false);
});
