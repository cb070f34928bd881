import fc from "fast-check";
import { expect, test } from "vitest";
import { noRequirement, type Requirement } from "./characteristic";
import { readCharacteristics } from "./characteristic-paste";
import { requirement as storedRequirement } from "./spec-change-schema";
import { cellsOf } from "./table-paste";
import { readRequirement } from "./tolerance";
import { readUnit } from "./unit";

const requirement = (some: Partial<Requirement>): Requirement => ({ ...noRequirement, ...some });

const bore = {
  no: "4",
  name: "穴径",
  kind: "dimension",
  critical: true,
  before: requirement({
    nominal: "12",
    unit: "MMT",
    tolerance: { kind: "fit", fit: "H8" },
    datum: "A",
    diameter: true,
  }),
  after: requirement({ nominal: "12", unit: "MMT", tolerance: { kind: "fit", fit: "H7" }, datum: "A", diameter: true }),
};

test.each([
  ["no heading", "4\t穴径\t⌀12 H8 (0/+0.027)\tΦ12 H7\tmm\tA\t○\r\n"],
  ["Japanese", "番号\t項目・特性\t変更前\t変更後\t単位\t基準(データム)\t重要\n4\t穴径\tφ１２ H8\tφ12 H7\t㎜\tA\t◎"],
  ["English", "No.\tCharacteristic\tBefore\tAfter\tUnit\tDatum\tCritical\n4\t穴径\tØ12 H8\tØ12 H7\tmm\tA\tyes"],
  ["Korean", "번호\t항목\t변경 전\t변경 후\t단위\t데이텀\t중요\n4\t穴径\t⌀12 H8\t⌀12 H7\tmm\tA\tO"],
  ["any order", "重要\t変更後\t変更前\t特性\tNo\t単位\tデータム\n1\t⌀12 H7\t⌀12 H8\t穴径\t4\tMMT\tA"],
  ["the unit in the heading", "No\t項目\t変更前（mm）\t変更後 (㎜)\tデータム\t重要\n4\t穴径\t⌀12 H8\t⌀12 H7\tA\t★"],
  ["commas", "No,項目,変更前,変更後,単位,データム,重要\n4,穴径,⌀12 H8,⌀12 H7,mm,A,✓\n"],
])("a row is read from a sheet with %s", (_, pasted) => {
  expect(readCharacteristics(pasted)).toEqual({ rows: [bore], faults: [] });
});

test("what is new, dropped or in words alone needs no number", () => {
  const { rows, faults } = readCharacteristics(
    "\t表面処理\t白色アルマイト\t黒色アルマイト\n\n7\t平行度\t-\t±0.05\t㎜\n8\t面取り\t１．５\t－\tmm\t\t×",
  );
  expect(faults).toEqual([]);
  expect(rows.map(({ no, kind, before, after }) => [no, kind, before?.note, before?.nominal, after?.note])).toEqual([
    [null, "other", "白色アルマイト", null, "黒色アルマイト"],
    ["7", "dimension", undefined, undefined, null],
    ["8", "dimension", null, "1.5", undefined],
  ]);
  expect(rows[1]).toMatchObject({
    before: null,
    after: { unit: "MMT", tolerance: { kind: "limits", lower: "-0.05", upper: "+0.05" } },
  });
});

test("a cell that is not understood keeps its text and is named", () => {
  const pasted = [
    "No\t項目\t変更前\t変更後\t単位\t重要\t管理方法",
    "4\t穴径\t⌀12 H8 (0/+0.018)\t12,5\tmm\t○\t全数",
    '5\t"焼入れ\n温度"\t780～820\t800±10 ℃\t尺\tx\t',
    "6\t\t\t\t\t\t\tend",
  ].join("\n");
  const { rows, faults } = readCharacteristics(pasted);
  expect(faults).toEqual([
    { line: 1, column: 7, code: "unknownColumn", text: "管理方法" },
    { line: 2, column: 7, code: "unknownColumn", text: "全数" },
    { line: 2, column: 3, code: "limitsDisagree", text: "⌀12 H8 (0/+0.018)" },
    { line: 2, column: 4, code: "notUnderstood", text: "12,5" },
    { line: 3, column: 3, code: "notUnderstood", text: "780～820" },
    { line: 3, column: 5, code: "unknownUnit", text: "尺" },
    { line: 3, column: 6, code: "unknownMark", text: "x" },
    { line: 4, column: 8, code: "unknownColumn", text: "end" },
    { line: 4, column: 2, code: "nameMissing", text: "" },
    { line: 4, column: 4, code: "requirementMissing", text: "" },
  ]);
  expect(rows[0]).toMatchObject({
    critical: true,
    before: { nominal: null, unit: "MMT", note: "⌀12 H8 (0/+0.018)" },
    after: { nominal: null, unit: "MMT", note: "12,5\n全数" },
  });
  expect(rows[1]).toMatchObject({
    name: "焼入れ 温度",
    kind: "process",
    critical: false,
    before: { note: "780～820" },
    after: { nominal: "800", unit: "CEL", note: "尺\nx" },
  });
  expect(rows[2]).toMatchObject({ no: "6", name: "", before: null, after: { note: "end" } });
});

test("a unit in the cell and another in its column are both kept", () => {
  const { rows, faults } = readCharacteristics("1\t粗さ\t8µm\t6\tmm");
  expect(faults).toEqual([{ line: 1, column: 5, code: "unitsDisagree", text: "mm" }]);
  expect(rows[0]).toMatchObject({ before: { unit: "4H" }, after: { unit: "MMT", note: "mm" } });
});

test("nothing pasted is no rows", () => {
  expect(readCharacteristics("")).toEqual({ rows: [], faults: [] });
  expect(readCharacteristics("\t\t\n \n")).toEqual({ rows: [], faults: [] });
});

test("whatever is pasted, no line and no cell's text is lost", () => {
  const cell = fc.oneof(
    fc.constantFrom(
      "",
      "4",
      "穴径",
      "⌀12 H8",
      "Φ12 ±0.05 ㎜",
      "12 H7 (0/+0.027)",
      "12,5",
      "▲5 ℃",
      "mm",
      "尺",
      "A",
      "○",
      "x",
    ),
    fc.constantFrom(
      "変更前",
      "変更後",
      "単位",
      "項目",
      "備考",
      "Critical",
      "변경 후",
      '"두 줄\n입니다"',
      '12"',
      "黒",
      "(12)",
    ),
    fc.string({ maxLength: 6 }),
  );
  const sheet = fc
    .array(fc.array(cell, { maxLength: 10 }), { maxLength: 6 })
    .map((rows) => rows.map((row) => row.join("\t")).join("\n"));
  fc.assert(
    fc.property(fc.oneof(sheet, fc.string()), (pasted) => {
      const { rows, faults } = readCharacteristics(pasted);
      const lines = cellsOf(pasted.includes("\t") ? pasted : `${pasted}\t`).map((cells) => cells.map(shown));
      const filled = lines.flatMap((cells, index) => (cells.some(Boolean) ? [{ cells, line: index + 1 }] : []));
      fc.pre(pasted.includes("\t") || !/[,;]/.test(pasted));
      const headings = filled.length - rows.length;
      expect([0, 1]).toContain(headings);
      for (const [index, row] of rows.entries()) {
        for (const side of [row.before, row.after])
          if (side) expect([side, storedRequirement.safeParse(side).success]).toEqual([side, true]);
        const { cells = [], line = 0 } = filled[index + headings] ?? {};
        for (const [place, text] of cells.entries()) {
          if (text === "") continue;
          const fault = faults.find((each) => each.line === line && each.column === place + 1);
          const texts = [row.no, row.name, row.before?.datum, row.after?.datum, row.before?.note, row.after?.note];
          if (fault) expect(fault.text).toBe(text);
          // A cell at fault stands in its row too; one that is not stands there as it was typed, or as what it means.
          const kept = texts.some((each) => each === text || each?.split("\n").includes(text));
          expect([text, kept || (!fault && meant(text, row))]).toEqual([text, true]);
          if (fault?.code === "unitsDisagree") expect(row.after?.note ?? row.before?.note).toContain(text);
        }
      }
    }),
    { numRuns: 1000 },
  );
});

function meant(
  text: string,
  row: { critical: boolean; before: Requirement | null; after: Requirement | null },
): boolean {
  const read = readRequirement(text);
  const sides = [row.before, row.after];
  const asSize =
    read.ok &&
    sides.some((side) => {
      const { nominal, tolerance } = read.requirement;
      return side?.nominal === nominal && JSON.stringify(side.tolerance) === JSON.stringify(tolerance);
    });
  const unit = readUnit(text);
  const asUnit = unit !== null && sides.some((side) => side?.unit === unit);
  const asMark = row.critical ? /^(?:[○oy1]|critical)$/i.test(text) : /^[nN0×]$/.test(text);
  return asSize || asUnit || asMark;
}

/** As the reader tidies a cell: one line, and a dash alone is nothing. */
function shown(cell: string): string {
  const text = /^[\p{Z}\p{C}\u115f\u1160\u2800\u3164\uffa0]*$/u.test(cell) ? "" : cell.replace(/\s*\n\s*/g, " ").trim();
  return text === "-" ? "" : text;
}
