import type { Characteristic } from "./characteristic";
import { headingOf, orderWithoutHeading } from "./characteristic-heading";
import { type PasteFaultCode, readCharacteristics, separatorOf } from "./characteristic-paste";
import type { ErrorCode } from "./result";
import { cellsOf } from "./table-paste";
import { limitsText, readRequirement } from "./tolerance";
import { readUnit } from "./unit";

/** One characteristic as it is typed: each size in one cell, as "⌀12 H8" or "0/+0.027". */
export type TypedRow = Record<(typeof rowFields)[number], string> & { key: string; critical: boolean };
export const rowFields = ["no", "name", "before", "after", "unit", "datum", "note"] as const;

/** What is wrong with a form, by the name of its field; a cell is `row2.after`. */
export type ChangeFault = ErrorCode | PasteFaultCode;
export type ChangeFaults = Partial<Record<string, ChangeFault>>;

export function emptyRow(key: string): TypedRow {
  return { key, no: "", name: "", before: "", after: "", unit: "mm", datum: "", note: "", critical: false };
}

/** Whether a row says nothing; the unit alone, which is there before anything is typed, does not count. */
export function isBlankRow(row: TypedRow): boolean {
  return rowFields.every((field) => field === "unit" || row[field].trim() === "");
}

/** `places`: which typed row each of `rows` was, from 0; blank ones are none. */
export type ReadRows = { rows: Characteristic[]; places: number[]; faults: ChangeFaults };

/** Typed rows are read by the same rules as pasted ones. */
export function readRows(typed: readonly TypedRow[]): ReadRows {
  const filled = typed.map((row, place) => ({ row, place })).filter(({ row }) => !isBlankRow(row));
  const table = [columns.join("\t"), ...filled.map(({ row }) => columns.map((name) => oneCell(row, name)).join("\t"))];
  const read = readCharacteristics(table.join("\n"));
  const faults: ChangeFaults = {};
  for (const { line, column, code } of read.faults) {
    const place = filled[line - 2]?.place;
    if (place !== undefined) faults[`row${place}.${columns[column - 1] ?? "name"}`] ??= code;
  }
  const rows = read.rows.map((row, index) => ({ ...row, key: filled[index]?.row.key ?? "" }));
  return { rows, places: filled.map(({ place }) => place), faults };
}

/**
 * Rows as they are pasted from a spreadsheet, to stand in the form's cells as they are: what cannot be read there is at
 * fault in its cell. What has no cell of its own goes into the note.
 */
export function pastedRows(pasted: string, newKey: () => string): TypedRow[] {
  const [first, ...others] = cellsOf(pasted, separatorOf(pasted))
    .map((cells) => cells.map((cell) => cell.replace(/\s+/g, " ").trim()))
    .filter((cells) => cells.some((cell) => cell !== ""));
  if (!first) return [];
  const heading = headingOf(first);
  return (heading ? others : [first, ...others]).map((cells) => {
    const row = emptyRow(newKey());
    const left: string[] = [];
    for (const [place, text] of cells.entries()) {
      const { column = null, unit = null } = (heading ?? orderWithoutHeading)[place] ?? {};
      if (column === "critical") {
        const read = readCharacteristics(`name\tafter\tcritical\nx\tx\t${text}`);
        row.critical = read.rows[0]?.critical ?? false;
        if (read.faults.length > 0) left.push(text);
      } else if (column === "note" || column === null) left.push(text);
      else row[column] = text;
      if (unit) row.unit = unit;
    }
    row.note = left.filter((text) => text !== "").join(" ");
    const own = [row.after, row.before].map(readRequirement).some((read) => read.ok && read.requirement.unit !== null);
    const named = cells.some((_, place) => (heading ?? orderWithoutHeading)[place]?.column === "unit");
    return own && !named ? { ...row, unit: "" } : row;
  });
}

/** What a fit comes to at the size in its cell, as people check it: H7 (0/+0.018). Empty where there is nothing to add. */
export function computedLimits(cell: string, unit: string): string {
  const read = readRequirement(cell);
  if (!read.ok || read.requirement.tolerance?.kind !== "fit") return "";
  const { requirement } = read;
  const text = limitsText({ ...requirement, unit: requirement.unit ?? readUnit(unit) });
  return text.includes("(") ? text : "";
}

const columns = ["no", "name", "before", "after", "unit", "datum", "critical", "note"] as const;

/** Without what would begin another cell or row. A quote at its beginning would open a quoted one. */
function oneCell(row: TypedRow, name: (typeof columns)[number]): string {
  if (name === "critical") return row.critical ? "yes" : "";
  const text = row[name].replace(/\s+/g, " ").trim();
  return text.startsWith('"') ? `"${text.replaceAll('"', '""')}"` : text;
}
