import * as z from "zod/mini";
import type { Person } from "./actor";
import { readable } from "./characters";
import { changeFields, emptyChange, type TypedChange } from "./typed-change";
import { emptyRow, rowFields, type TypedRow } from "./typed-characteristics";

/**
 * What the fields of a proposal say, by their names: `title`, and for a cell of a row `row.<key>.after`, so that rows that
 * two people add do not meet. A field that says what it says before anybody types is not among them.
 */
export type DraftFields = Record<string, string>;
/** What was typed since; null: as before anybody typed. */
export type DraftPatch = Record<string, string | null>;

/** A proposal that a company prepares together. Nobody else is told of it. */
export type ChangeDraft = {
  id: string;
  /** The change that is to have a new revision. */
  revises: string | null;
  fields: DraftFields;
  /** Counts its changes. */
  version: number;
  changedBy: Pick<Person, "id" | "organizationId" | "name" | "locale">;
  /** In milliseconds since 1970. */
  changedAt: number;
};

/** A draft in a list of them. `number`: of the change that it revises. */
export type DraftLine = Pick<ChangeDraft, "id" | "revises" | "changedBy" | "changedAt"> & {
  room: { id: string; name: string };
  title: string;
  number: number | null;
};

/** Of one company in one room. */
export const mostDrafts = 20;
const mostFields = 2_100;
const longestField = 8_000;
const longestDraft = 200_000;

const rowNames = ["order", "critical", ...rowFields];
const fieldName = new RegExp(`^(${changeFields.join("|")}|asksImpact|row\\.[0-9a-z]{1,12}\\.(${rowNames.join("|")}))$`);

const patchOf = z.record(
  z.string().check(z.regex(fieldName, "invalid")),
  z.nullable(z.string().check(z.maxLength(longestField, "tooLong"), z.refine(readable, "badText"))),
);

/** What a browser sends of a draft, as a form; `patch` is JSON. `draftId`: of one that is there; without it `clientKey` makes one, once. */
export const draftChange = z.object({
  draftId: z.optional(z.uuid().check(z.lowercase())),
  clientKey: z.uuid().check(z.lowercase()),
  revises: z.optional(z.uuid().check(z.lowercase())),
  patch: z.pipe(z.string(), z.pipe(z.transform(asJson), patchOf)),
});
export type DraftChange = z.infer<typeof draftChange>;

/** Whether it is short enough to be kept. */
export function fitsDraft(fields: DraftFields): boolean {
  const values = Object.values(fields);
  return values.length <= mostFields && values.reduce((sum, value) => sum + value.length, 0) <= longestDraft;
}

/** The fields after a change to some of them: the last one who wrote into a field has it. */
export function patched(fields: DraftFields, patch: DraftPatch): DraftFields {
  const next = { ...fields };
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) delete next[name];
    else next[name] = value;
  }
  return next;
}

/** What leads from the one to the other. */
export function patchBetween(before: DraftFields, after: DraftFields): DraftPatch {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return Object.fromEntries(
    [...names].filter((name) => before[name] !== after[name]).map((name) => [name, after[name] ?? null]),
  );
}

/**
 * What colleagues wrote, taken in: `base` is what the server had, as far as it is on this screen, `mine` what is on it.
 * What was typed here and not sent stays, and so does what somebody is typing in (`held`), until they leave it.
 */
export function taken(
  { base, mine }: { base: DraftFields; mine: DraftFields },
  theirs: DraftFields,
  held: (name: string) => boolean = () => false,
): { base: DraftFields; mine: DraftFields; changed: string[] } {
  const next = { base: { ...base }, mine: { ...mine } };
  const changed: string[] = [];
  for (const name of new Set([...Object.keys(base), ...Object.keys(mine), ...Object.keys(theirs)])) {
    if (mine[name] === theirs[name]) put(next.base, name, theirs[name]);
    else if (mine[name] === base[name] && !held(name)) {
      put(next.base, name, theirs[name]);
      put(next.mine, name, theirs[name]);
      changed.push(name);
    }
  }
  return { ...next, changed };
}

/** A proposal as its fields. Rows keep the place that `base` gives them, so that one more moves no other. */
export function fieldsOf(typed: TypedChange, base: DraftFields = {}): DraftFields {
  const blank = emptyChange(0);
  const fields: DraftFields = {};
  for (const name of changeFields) if (typed[name] !== blank[name]) fields[name] = typed[name];
  if (!typed.asksImpact) fields.asksImpact = "no";
  const known = new Set(keysIn(base));
  let last = { order: -1, key: "" };
  for (const row of typed.rows) {
    const own = { order: orderIn(base, row.key), key: row.key };
    const next = known.has(row.key) && comesAfter(own, last) ? own : { order: last.order + 1, key: row.key };
    if (Number.isFinite(next.order)) last = next;
    Object.assign(fields, cellsOf(row, next.order));
  }
  return fields;
}

/** What stands in the form. A row that a colleague took away while another one wrote into it is the last one. */
export function typedIn(fields: DraftFields): TypedChange {
  const typed = emptyChange(0);
  for (const name of changeFields) typed[name] = fields[name] ?? "";
  typed.asksImpact = fields.asksImpact === undefined;
  const places = keysIn(fields).map((key) => ({ key, order: orderIn(fields, key) }));
  typed.rows = places.sort((one, other) => (comesAfter(one, other) ? 1 : -1)).map(({ key }) => rowIn(fields, key));
  return typed;
}

function cellsOf(row: TypedRow, order: number): DraftFields {
  const blank = emptyRow(row.key);
  const name = (cell: string) => `row.${row.key}.${cell}`;
  const cells: DraftFields = Number.isFinite(order) ? { [name("order")]: String(order) } : {};
  if (row.critical) cells[name("critical")] = "yes";
  for (const cell of rowFields) if (row[cell] !== blank[cell]) cells[name(cell)] = row[cell];
  return cells;
}

function rowIn(fields: DraftFields, key: string): TypedRow {
  const row = emptyRow(key);
  for (const cell of rowFields) row[cell] = fields[`row.${key}.${cell}`] ?? row[cell];
  row.critical = fields[`row.${key}.critical`] !== undefined;
  return row;
}

function keysIn(fields: DraftFields): string[] {
  return [...new Set(Object.keys(fields).flatMap((name) => /^row\.([^.]+)\./.exec(name)?.[1] ?? []))];
}

function orderIn(fields: DraftFields, key: string): number {
  const order = fields[`row.${key}.order`] ?? "";
  return /^\d{1,6}$/.test(order) ? Number(order) : Number.POSITIVE_INFINITY;
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

type Place = { order: number; key: string };

function comesAfter(one: Place, other: Place): boolean {
  return one.order === other.order ? one.key > other.key : one.order > other.order;
}

function put(fields: DraftFields, name: string, value: string | undefined): void {
  if (value === undefined) delete fields[name];
  else fields[name] = value;
}
