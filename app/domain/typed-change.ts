import type { Characteristic, Requirement } from "./characteristic";
import type { Language } from "./language";
import { isErrorCode } from "./result";
import { type ChangeContent, effectivities } from "./spec-change-content";
import { changeContent } from "./spec-change-schema";
import { toleranceText } from "./tolerance";
import {
  type ChangeFaults,
  emptyRow,
  type ReadRows,
  readRows,
  rowFields,
  type TypedRow,
} from "./typed-characteristics";
import { unitSymbol } from "./unit";

/** A proposal as it is typed, before anybody has read it. `priority`: names with commas between, the first one first. */
export type TypedChange = Record<(typeof changeFields)[number], string> & { asksImpact: boolean; rows: TypedRow[] };

/** Its fields, but for the rows and what can only be ticked. */
export const changeFields = [
  "title",
  "part",
  "drawingFrom",
  "drawingTo",
  "fileId",
  "class",
  "reason",
  "background",
  "priority",
  "effectivity",
  "day",
  "first",
  "answerBy",
] as const;

/** Nothing typed yet, with so many rows: without a script there is no way to ask for more. */
export function emptyChange(rows = 3): TypedChange {
  const blank = Object.fromEntries(changeFields.map((name) => [name, ""])) as Record<
    (typeof changeFields)[number],
    string
  >;
  return { ...blank, asksImpact: true, rows: Array.from({ length: rows }, (_, place) => emptyRow(`c${place + 1}`)) };
}

/** What a form brings, by the names of its fields. */
export function typedFrom(form: Record<string, string | undefined>): TypedChange {
  const typed = emptyChange(0);
  for (const name of changeFields) typed[name] = form[name] ?? "";
  typed.asksImpact = form.asksImpact !== undefined;
  for (let place = 0; form[`row${place}.key`] !== undefined; place += 1) {
    const cell = (name: string) => form[`row${place}.${name}`] ?? "";
    const row = { ...emptyRow(cell("key")), critical: form[`row${place}.critical`] !== undefined };
    for (const name of rowFields) row[name] = cell(name);
    typed.rows.push(row);
  }
  return typed;
}

/** A proposal as it was typed → what a command takes, or what is wrong with each field. Blank rows are none. */
export function readChange(
  typed: TypedChange,
  lang: Language,
): { ok: true; content: ChangeContent } | { ok: false; faults: ChangeFaults } {
  const { places, rows, faults } = readRows(typed.rows);
  const parsed = changeContent.safeParse({ ...draftOf(typed, lang), characteristics: rows });
  if (!parsed.success) {
    for (const issue of parsed.error.issues) {
      const name = fieldOf(issue.path, places);
      const missing = ["class", "effectivity", "priority"].includes(name) && !isWhole(typed, name);
      faults[name] ??= missing ? "empty" : isErrorCode(issue.message) ? issue.message : "invalid";
    }
  }
  return parsed.success && Object.keys(faults).length === 0
    ? { ok: true, content: parsed.data }
    : { ok: false, faults };
}

/** A revision of a change as if it had been typed, to be typed over. */
export function typedOf(content: ChangeContent): TypedChange {
  const { drawing, effectivity, characteristics } = content;
  return {
    ...emptyChange(0),
    title: content.title,
    part: content.part,
    drawingFrom: drawing.from ?? "",
    drawingTo: drawing.to ?? "",
    fileId: drawing.fileId ?? "",
    class: content.class,
    reason: content.reason,
    background: content.background ?? "",
    priority: content.priority.join(","),
    effectivity: effectivity.kind,
    day: effectivity.day ?? "",
    first: effectivity.first ?? "",
    rows: characteristics.map(rowOf),
  };
}

function draftOf(typed: TypedChange, lang: Language) {
  const { kind, day, first } = effectivityOf(typed);
  return {
    title: typed.title.trim(),
    lang,
    part: typed.part.trim(),
    drawing: { from: typed.drawingFrom, to: typed.drawingTo, fileId: typed.fileId || null },
    class: typed.class,
    reason: typed.reason,
    background: typed.background,
    priority: typed.priority.split(",").filter(Boolean),
    effectivity: { kind, day, first },
  };
}

/** What was typed for another way of taking effect does not count. */
function effectivityOf({ effectivity: kind, day, first }: TypedChange) {
  const known = effectivities.find((each) => each === kind);
  return {
    kind,
    day: (known === "date" || known === "lot") && day !== "" ? day : null,
    first: known === "lot" || known === "serial" ? first : null,
  };
}

function isWhole(typed: TypedChange, name: string): boolean {
  if (name === "priority") return new Set(typed.priority.split(",").filter(Boolean)).size === 3;
  return typed[name as "class" | "effectivity"] !== "";
}

/** Where the schema's fault stands in the form. */
function fieldOf(path: PropertyKey[], places: ReadRows["places"]): string {
  const [first, second, third, fourth] = path.map(String);
  if (first === "drawing") return second === "from" ? "drawingFrom" : second === "to" ? "drawingTo" : "fileId";
  if (first === "effectivity") return second === "day" || second === "first" ? second : "effectivity";
  if (first !== "characteristics") return first ?? "title";
  const place = second === undefined ? undefined : places[Number(second)];
  if (place === undefined) return "rows";
  const inCell = fourth === "unit" || fourth === "datum" || fourth === "note" ? fourth : third;
  return `row${place}.${inCell ?? "name"}`;
}

function rowOf({ key, no, name, critical, before, after }: Characteristic): TypedRow {
  const shared = before && after && before.unit !== after.unit ? null : ((after ?? before)?.unit ?? null);
  const holder = after ?? before;
  const cell = (side: Requirement | null) => (side ? cellOf(side, side.unit === shared ? null : side.unit) : "");
  return {
    key,
    no: no ?? "",
    name,
    critical,
    before: cell(before),
    after: cell(after),
    unit: shared === null ? "" : (unitSymbol(shared) ?? shared),
    datum: holder?.datum ?? "",
    note: holder ? restOfNote(holder) : "",
  };
}

/** A requirement in one cell, as `readRequirement` reads it. Words alone stand first in the note. */
function cellOf({ nominal, diameter, tolerance, note }: Requirement, unit: string | null): string {
  const [first = ""] = (note ?? "").split("\n");
  if (nominal === null && !tolerance) return first;
  const size = nominal === null ? "" : `${diameter ? "⌀" : ""}${nominal}${unit ? ` ${unitSymbol(unit) ?? ""}` : ""}`;
  return [size, tolerance ? toleranceText(tolerance) : ""].filter(Boolean).join(" ");
}

function restOfNote({ nominal, tolerance, note }: Requirement): string {
  const [first = "", ...rest] = (note ?? "").split("\n");
  const isInCell = nominal === null && !tolerance;
  return (isInCell ? rest : [first, ...rest]).join(" ").trim();
}
