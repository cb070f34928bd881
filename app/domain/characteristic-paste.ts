import { type Characteristic, type CharacteristicKind, noRequirement, type Requirement } from "./characteristic";
import { type Column, headingOf, orderWithoutHeading, type PastedColumn } from "./characteristic-heading";
import { isBlank } from "./characters";
import { cellsOf } from "./table-paste";
import { readRequirement } from "./tolerance";
import { readUnit, type UnitCode } from "./unit";

export type PastedCharacteristic = Omit<Characteristic, "key">;

export type PasteFaultCode =
  | "nameMissing"
  | "requirementMissing"
  | "notUnderstood"
  | "limitsDisagree"
  | "unitsDisagree"
  | "unknownUnit"
  | "unknownMark"
  | "unknownColumn";

/**
 * A cell that somebody has to look at: its row and column as pasted, from 1 and with the heading, and what stands in it.
 * Column 0 is one that was not pasted at all.
 */
export type PasteFault = { line: number; column: number; code: PasteFaultCode; text: string };

/**
 * Rows of characteristics from a spreadsheet. With a heading in Japanese, English or Korean the columns may stand in any
 * order; without one they are no, name, before, after, unit, datum, critical. Nothing is lost: what is not understood
 * stands in the note of its row and is among the faults. Words without a digit ("black") are a requirement, not a fault.
 */
export function readCharacteristics(pasted: string): { rows: PastedCharacteristic[]; faults: PasteFault[] } {
  const [first, ...others] = cellsOf(pasted, separatorOf(pasted))
    .map((cells, index) => ({ cells: cells.map(tidied), line: index + 1 }))
    .filter(({ cells }) => cells.some((cell) => cell !== ""));
  if (!first) return { rows: [], faults: [] };
  const heading = headingOf(first.cells);
  const read = (heading ? others : [first, ...others]).map((line) => readRow(line, heading ?? orderWithoutHeading));
  const unknown = heading ? faultsOfUnknown(first, heading) : [];
  return { rows: read.map(({ row }) => row), faults: [...unknown, ...read.flatMap(({ faults }) => faults)] };
}

type Line = { cells: string[]; line: number };

function readRow({ cells, line }: Line, columns: PastedColumn[]): { row: PastedCharacteristic; faults: PasteFault[] } {
  const faults = faultsOfUnknown({ cells, line }, columns);
  const placeOf = (column: Column) => columns.findIndex((each) => each.column === column);
  const cell = (column: Column) => cells[placeOf(column)] ?? "";
  const fault = (column: Column, code: PasteFaultCode) =>
    faults.push({ line, column: placeOf(column) + 1, code, text: cell(column) });

  const unit = readUnit(cell("unit"));
  const side = (column: "before" | "after"): Requirement | null => {
    const text = cell(column);
    if (text === "") return null;
    const read = readRequirement(text);
    const common = { unit: unit ?? columns[placeOf(column)]?.unit ?? null, datum: cell("datum") || null };
    if (read.ok) return { ...read.requirement, ...common, unit: read.requirement.unit ?? common.unit };
    if (read.code === "limitsDisagree" || /\p{N}/u.test(text)) fault(column, read.code);
    return { ...noRequirement, ...common, note: text };
  };
  const before = side("before");
  const after = side("after");

  const left = cells.filter((_, place) => columns[place]?.column === "note" || !columns[place]?.column);
  const own = [before, after].some((requirement) => requirement && unit && requirement.unit !== unit);
  if (own || (cell("unit") !== "" && !unit)) {
    fault("unit", own ? "unitsDisagree" : "unknownUnit");
    left.push(cell("unit"));
  }
  const critical = marks.get(cell("critical").normalize("NFKC").toLowerCase());
  if (critical === undefined) {
    fault("critical", "unknownMark");
    left.push(cell("critical"));
  }
  if (cell("name") === "") fault("name", "nameMissing");
  if (!before && !after) fault("after", "requirementMissing");

  const note = notes(left);
  const holder = after ?? before ?? { ...noRequirement, unit, datum: cell("datum") || null };
  const noted = { ...holder, note: notes([holder.note ?? "", note ?? ""]) };
  const empty = holder !== after && holder !== before && !noted.unit && !noted.datum && !noted.note;
  const row = {
    no: cell("no") || null,
    name: cell("name"),
    kind: kindOf(after, before),
    critical: critical ?? false,
    before: holder === before ? noted : before,
    after: holder === before || empty ? after : noted,
  };
  return { row, faults };
}

function faultsOfUnknown({ cells, line }: Line, columns: PastedColumn[]): PasteFault[] {
  return cells.flatMap((text, place) =>
    columns[place]?.column || text === "" ? [] : [{ line, column: place + 1, code: "unknownColumn" as const, text }],
  );
}

/** What the number is of, as far as its unit tells; people can say otherwise. */
function kindOf(...sides: (Requirement | null)[]): CharacteristicKind {
  const asked = sides.find((side) => side && (side.nominal !== null || side.tolerance));
  if (!asked) return "other";
  return asked.unit === null ? "dimension" : (kinds.get(asked.unit) ?? "other");
}

const kinds = new Map<string, CharacteristicKind>([
  ...(["MMT", "4H", "CMT", "MTR", "DD"] satisfies UnitCode[]).map((unit) => [unit, "dimension"] as const),
  ...(["CEL", "MPA", "NEW", "NU", "SEC", "MIN", "HUR"] satisfies UnitCode[]).map((unit) => [unit, "process"] as const),
  ["P1", "composition"],
]);

/** How people mark a row, or do not. An x ticks a box in one country and crosses it out in another. */
const marks = new Map([
  ...[..."○◯〇●◎★☆✓✔☑oy1", "レ", "yes", "true", "はい", "예", "重要", "重", "중요", "critical", "cc"].map(
    (mark) => [mark, true] as const,
  ),
  ...["", "×", "✕", "n", "no", "false", "0", "いいえ", "아니오", "아니요"].map((mark) => [mark, false] as const),
]);

function notes(texts: string[]): string | null {
  return texts.filter((text) => text !== "").join("\n") || null;
}

/** On one line; a dash alone stands for nothing. */
function tidied(cell: string): string {
  const text = isBlank(cell) ? "" : cell.replace(/\s*\n\s*/g, " ").trim();
  return /^[-\u2010-\u2015\u2212\uff0dー]$/.test(text) ? "" : text;
}

/** Tabs from a spreadsheet; else what parts every line into as many cells, at least three. */
export function separatorOf(pasted: string): string {
  if (pasted.includes("\t")) return "\t";
  const parts = (separator: string) => {
    const widths = new Set(
      cellsOf(pasted, separator)
        .filter((cells) => !cells.every(isBlank))
        .map((cells) => cells.length),
    );
    return widths.size === 1 && Math.max(...widths) >= 3;
  };
  return [",", ";"].find(parts) ?? "\t";
}
