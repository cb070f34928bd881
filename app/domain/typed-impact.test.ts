import { describe, expect, test } from "vitest";
import type { Characteristic } from "./characteristic";
import { impactLines, missingLines } from "./impact";
import { impactSheet } from "./impact-schema";
import { readImpact, type TypedImpact, typedImpact, withAllNone } from "./typed-impact";

const bore: Characteristic = {
  key: "bore",
  no: "4",
  name: "Bore",
  kind: "dimension",
  critical: true,
  before: {
    nominal: "12",
    diameter: true,
    unit: "MMT",
    tolerance: { kind: "fit", fit: "H8" },
    datum: null,
    note: null,
  },
  after: { nominal: "12", diameter: true, unit: "MMT", tolerance: { kind: "fit", fit: "H7" }, datum: null, note: null },
};
const content = { characteristics: [bore] };
const read = (typed: TypedImpact) => readImpact(typed, content, "ja");

/** As somebody in Japan types it, in full width where the keyboard stood so. */
const monday: TypedImpact = {
  ...withAllNone({}, "proposed"),
  currency: "JPY",
  "proposed.unitPrice.none": "",
  "proposed.unitPrice.from": "￥３８０",
  "proposed.unitPrice.to": "415円",
  "proposed.tooling.none": "",
  "proposed.tooling.amount": "18,000",
  "proposed.tooling.note": "リーマ",
  "proposed.leadTime.none": "",
  "proposed.leadTime.days": "+2",
  "proposed.inProcess.none": "",
  "proposed.inProcess.quantity": "１５０",
  "proposed.inProcess.disposition": "sort",
  "proposed.inProcess.payer": "supplier",
};

describe("an impact sheet as it is typed", () => {
  test("is read leniently, as a sheet that the record takes", () => {
    const { sheet, faults } = read(monday);
    expect(faults).toEqual({});
    expect(impactSheet.safeParse(sheet).success).toBe(true);
    expect(sheet.answers).toMatchObject({
      unitPrice: { from: "380", to: "415" },
      tooling: { amount: "18000", note: "リーマ" },
      leadTime: { days: 2 },
      inProcess: { quantity: "150", disposition: "sort", payer: "supplier", note: null },
      finished: "none",
    });
    expect(missingLines(sheet, "proposed")).toEqual([]);
  });

  test("has an alternative with another tolerance, and all none at one tap", () => {
    const typed = withAllNone({ ...monday, alternatives: "a1", "a1.title": "H8の工具のまま" }, "a1");
    const { sheet, faults } = read({ ...typed, "a1.instead.bore": "０／＋０.０２１" });
    expect(faults).toEqual({});
    const after = { ...bore.after, tolerance: { kind: "limits", lower: "0", upper: "+0.021" } };
    expect(sheet.alternatives[0]).toMatchObject({ key: "a1", instead: [{ key: "bore", after }] });
    expect(missingLines(sheet, "a1")).toEqual([]);
    expect(impactSheet.safeParse(sheet).success).toBe(true);
  });

  test("may be sent with open lines: nothing typed is nothing answered, and no fault", () => {
    const { sheet, faults } = read({ currency: "KRW" });
    expect(faults).toEqual({});
    expect(missingLines(sheet, "proposed")).toEqual(impactLines);
    expect(sheet.currency).toBe("KRW");
  });

  test.each<[string, string, string]>([
    ["proposed.unitPrice.to", "about 400", "money"],
    ["proposed.unitPrice.to", "", "empty"],
    ["proposed.tooling.amount", "18,000.5", "money"],
    ["proposed.leadTime.days", "1.5", "days"],
    ["proposed.inProcess.quantity", "many", "number"],
    ["proposed.inProcess.quantity", "-3", "belowZero"],
    ["proposed.unitPrice.to", "▲415", "belowZero"],
    ["proposed.inProcess.payer", "", "empty"],
  ])("names the cell at fault: %s %s is %s", (field, value, fault) => {
    expect(read({ ...monday, [field]: value }).faults).toEqual({ [field]: fault });
  });

  test("a tolerance that could mean either side is a fault, as is an alternative without words", () => {
    const typed = withAllNone({ ...monday, alternatives: "a1", "a1.title": " ", "a1.instead.bore": "0.021" }, "a1");
    const { faults } = read({ ...typed, "a1.instead.bore": "perhaps wider" });
    expect(faults).toEqual({ "a1.title": "empty", "a1.instead.bore": "tolerance" });
  });

  test("stands in the form again as it was sent", () => {
    const typed = withAllNone({ ...monday, alternatives: "a1", "a1.title": "H8", "a1.instead.bore": "±0.03" }, "a1");
    const { sheet } = read(typed);
    expect(read(typedImpact(sheet, content)).sheet).toEqual(sheet);
    expect(typedImpact(sheet, content)["a1.instead.bore"]).toBe("±0.03");
  });
});
