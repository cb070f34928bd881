import { describe, expect, test } from "vitest";
import { emptyChange, readChange, type TypedChange, typedFrom, typedOf } from "./typed-change";
import { computedLimits, emptyRow, pastedRows } from "./typed-characteristics";

const whole: TypedChange = {
  ...emptyChange(),
  title: "穴径公差の変更",
  part: "BRK-220",
  drawingFrom: "C",
  drawingTo: "D",
  class: "design",
  reason: "진동 소음",
  priority: "quality,delivery,cost",
  effectivity: "lot",
  day: "2026-10-19",
  rows: [
    { ...emptyRow("c1"), no: "4", name: "内径", before: "⌀12 H8", after: "⌀12 H7", critical: true },
    emptyRow("c2"),
  ],
};

describe("a proposal as it is typed", () => {
  test("is read whole; blank rows are none", () => {
    const read = readChange(whole, "ko");
    expect(read).toMatchObject({
      ok: true,
      content: {
        lang: "ko",
        drawing: { from: "C", to: "D", fileId: null },
        priority: ["quality", "delivery", "cost"],
        effectivity: { kind: "lot", day: "2026-10-19", first: null },
        background: null,
        characteristics: [
          {
            key: "c1",
            no: "4",
            kind: "dimension",
            critical: true,
            before: { nominal: "12", unit: "MMT", tolerance: { kind: "fit", fit: "H8" } },
            after: { nominal: "12", unit: "MMT", tolerance: { kind: "fit", fit: "H7" } },
          },
        ],
      },
    });
  });

  test("names each field at fault, a cell by the row in which it was typed", () => {
    const rows = [
      emptyRow("c1"),
      { ...emptyRow("c2"), after: "12 ±" },
      { ...emptyRow("c3"), name: "深さ", unit: "zoll" },
    ];
    expect(readChange({ ...emptyChange(0), effectivity: "date", rows }, "en")).toEqual({
      ok: false,
      faults: {
        title: "empty",
        part: "empty",
        class: "empty",
        reason: "empty",
        priority: "empty",
        day: "empty",
        "row1.name": "nameMissing",
        "row1.after": "notUnderstood",
        "row2.after": "requirementMissing",
        "row2.unit": "unknownUnit",
      },
    });
    expect(readChange({ ...whole, rows: [emptyRow("c1")] }, "en")).toMatchObject({ faults: { rows: "empty" } });
  });

  test("what was typed for another way of taking effect does not count", () => {
    const read = readChange({ ...whole, effectivity: "atOnce", first: "L-1" }, "ko");
    expect(read).toMatchObject({ content: { effectivity: { kind: "atOnce", day: null, first: null } } });
  });

  test("a size with zeros at its end is taken", () => {
    const rows = [{ ...emptyRow("c1"), name: "長さ", after: "12.50 0/+0.10" }];
    expect(readChange({ ...whole, rows }, "ja")).toMatchObject({ ok: true });
  });

  test("comes back as it was when it is to be revised", () => {
    const rows = [
      ...whole.rows,
      { ...emptyRow("c3"), name: "色", before: "black", after: "clear", note: "RAL 9005", unit: "" },
      { ...emptyRow("c4"), name: "温度", after: "180 ±5", unit: "°C", datum: "A" },
      { ...emptyRow("c5"), name: "深さ", before: "12 mm", after: "900 µm", unit: "" },
    ];
    const first = readChange({ ...whole, rows }, "ko");
    if (!first.ok) throw new Error(JSON.stringify(first.faults));
    expect(typedOf(first.content).rows[0]).toMatchObject({ before: "⌀12 H8", after: "⌀12 H7", unit: "mm", note: "" });
    expect(readChange(typedOf(first.content), "ko")).toEqual(first);
  });

  test("comes from a form by the names of its fields", () => {
    const typed = typedFrom({
      title: "t",
      asksImpact: "on",
      "row0.key": "c1",
      "row0.after": "12",
      "row1.key": "c2",
      "row1.critical": "on",
    });
    expect(typed).toMatchObject({ title: "t", part: "", asksImpact: true });
    expect(typed.rows).toEqual([
      { ...emptyRow("c1"), unit: "", after: "12" },
      { ...emptyRow("c2"), unit: "", critical: true },
    ]);
    expect(typedFrom({}).asksImpact).toBe(false);
  });
});

describe("rows from a spreadsheet", () => {
  const key = () => "k";

  test("stand in their cells as they were, also what cannot be read", () => {
    const pasted =
      "번호\t항목\t변경 전\t변경 후\t단위\t중요\t비고\t담당\n４\t내경\tΦ１２ H8\t12 ±\t㎜\t◎\t양산\t김\n5\t깊이\t\t３５．５\tinch\t△\t\t";
    expect(pastedRows(pasted, key)).toEqual([
      {
        ...emptyRow("k"),
        no: "４",
        name: "내경",
        before: "Φ１２ H8",
        after: "12 ±",
        unit: "㎜",
        critical: true,
        note: "양산 김",
      },
      { ...emptyRow("k"), no: "5", name: "깊이", after: "３５．５", unit: "inch", note: "△" },
    ]);
  });

  test("without a heading they are number, name, before, after, unit, datum and critical", () => {
    expect(pastedRows("1\tBore\t12 H8\t12 H7 mm", key)).toEqual([
      { ...emptyRow("k"), no: "1", name: "Bore", before: "12 H8", after: "12 H7 mm", unit: "" },
    ]);
    expect(pastedRows("\n\t\n", key)).toEqual([]);
  });
});

test("a fit shows its limits at the size in its cell, in millimetres only", () => {
  expect(computedLimits("⌀12 H7", "mm")).toBe("H7 (0/+0.018)");
  expect(computedLimits("Φ１２ｈ６", "")).toBe("h6 (-0.011/0)");
  expect(computedLimits("12 ±0.1", "mm")).toBe("");
  expect(computedLimits("12 H7", "µm")).toBe("");
  expect(computedLimits("12 H", "mm")).toBe("");
});
