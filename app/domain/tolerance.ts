import { noRequirement, type Requirement, type Tolerance } from "./characteristic";
import { compareDecimals, plainNumerals, readDecimal } from "./decimal";
import { areLimitsOf, isFit, limitsOf } from "./fit";
import { readUnit, type UnitCode } from "./unit";

/**
 * A tolerance as people type it: 0/+0.018, +0.1 -0.2, ±0.05, +/-0.05, H7, and Ø12 H7, whose size is left to the reader.
 * Null for what is none of these: a deviation without its sign may mean either side, so it is not guessed.
 */
export function readTolerance(typed: string): Tolerance | null {
  return toleranceIn(short(plainNumerals(typed).trim()).replace(sizeBeforeFit, ""));
}

/** The same for every reader: 0/+0.018, ±0.05, H7. The lower deviation first, both with as many decimals (ISO 129-1). */
export function toleranceText(tolerance: Tolerance): string {
  if (tolerance.kind === "fit") return tolerance.fit;
  const { lower, upper } = tolerance;
  if (upper.startsWith("+") && compareDecimals(lower, upper.replace("+", "-")) === 0) return upper.replace("+", "±");
  const places = Math.max(decimalsOf(lower), decimalsOf(upper));
  return [lower, upper].map((each) => (each === "0" ? each : withDecimals(each, places))).join("/");
}

/** A tolerance with what its fit comes to at this size: H7 (0/+0.018). Empty without a tolerance. */
export function limitsText({ nominal, unit, tolerance }: Requirement): string {
  if (!tolerance) return "";
  const text = toleranceText(tolerance);
  const limits =
    tolerance.kind === "fit" && nominal !== null && isMetric(unit) ? limitsOf(tolerance.fit, nominal) : null;
  return limits ? `${text} (${toleranceText({ kind: "limits", ...limits })})` : text;
}

/** `limitsDisagree`: the limits typed in brackets are not those that the standard gives the fit at this size. */
export type ReadRequirement =
  | { ok: true; requirement: Requirement }
  | { ok: false; code: "notUnderstood" }
  | { ok: false; code: "limitsDisagree"; fit: string; standard: { lower: string; upper: string } };

/**
 * A size typed as one text: ⌀12 H8 (0/+0.027), Φ12 ±0.05 ㎜, 12.5㎜, 45°. Limits in
 * brackets beside a fit are held against the standard; where its limits are not known here they stay as the note. A
 * tolerance alone (±0.05) is read too, without a nominal size.
 */
export function readRequirement(typed: string): ReadRequirement {
  const text = short(plainNumerals(typed).trim());
  const alone = withoutUnit(text);
  const tolerance = threadOrRadius.test(alone.body) ? null : toleranceIn(alone.body);
  if (tolerance) {
    return { ok: true, requirement: { ...noRequirement, unit: alone.unit, tolerance } };
  }
  const [, mark, number = "", rest = ""] = oneSize.exec(text) ?? [];
  const nominal = readDecimal(number);
  const { unit, body } = withoutUnit(rest);
  const [, before = body, bracket] = /^(.*?)\s*\(([^()]*)\)$/s.exec(body) ?? [];
  const [outside, inside] = [toleranceIn(before), toleranceIn(bracket ?? "")];
  const notUnderstood =
    nominal === null ||
    (mark !== undefined && unit !== null && !lengths.includes(unit)) ||
    (before !== "" && !outside) ||
    (bracket !== undefined && (inside?.kind !== "limits" || outside?.kind === "limits"));
  if (notUnderstood) return { ok: false, code: "notUnderstood" };

  const diameter = mark !== undefined;
  const requirement = { ...noRequirement, nominal, diameter, unit, tolerance: outside ?? inside };
  const read: ReadRequirement = { ok: true, requirement };
  if (outside?.kind !== "fit" || inside?.kind !== "limits") return read;
  const standard = isMetric(unit) ? limitsOf(outside.fit, nominal) : null;
  if (!standard) return { ...read, requirement: { ...requirement, note: `(${bracket})` } };
  if (areLimitsOf(outside.fit, nominal, inside)) return read;
  return { ok: false, code: "limitsDisagree", fit: outside.fit, standard };
}

function decimalsOf(number: string): number {
  return number.split(".")[1]?.length ?? 0;
}

function withDecimals(number: string, places: number): string {
  const [whole = "", fraction = ""] = number.split(".");
  return places === 0 ? whole : `${whole}.${fraction.padEnd(places, "0")}`;
}

/** What a diameter is measured in: ⌀12 h is half a fit, not twelve hours. */
const lengths: UnitCode[] = ["MMT", "4H", "CMT", "MTR"];

const diameters = "⌀Ø∅øΦφϕФ";

const sizeBeforeFit = new RegExp(`^[${diameters}]\\s*\\d[\\d.,]*\\s*(?=[A-Za-z])`);

/** By themselves M6 is a thread, R5 a radius, C1 a chamfer and t2 a thickness. */
const threadOrRadius = /^(?:[MRC]|t)\d+$/;

/** A mark of diameter, a number, and the rest. A number in brackets is no size but one for reference. */
const oneSize = new RegExp(`^([${diameters}])?\\s*([-+]?(?:\\d{1,3}(?:,\\d{3})+|\\d+)?(?:\\.\\d+)?)\\s*(.*)$`, "s");

/** What is longer is prose, and the patterns here are made for sizes. */
function short(text: string): string {
  return text.length > 100 ? "" : text;
}

/** The standard's sizes are millimetres; a drawing that names no unit means them. */
function isMetric(unit: string | null): boolean {
  return unit === null || unit === "MMT";
}

/** The unit may stand at either end, or at both: 12 mm ±0.05, 12 ±0.05 mm, 45° ±0.5°. */
function withoutUnit(rest: string): { unit: UnitCode | null; body: string } {
  const [, beforeLast = "", last] = /^(.*?)\s*([^\d\s()±+\-/.]+)$/s.exec(rest) ?? [];
  const atEnd = last === undefined ? null : sizeUnit(last);
  const body = atEnd ? beforeLast : rest;
  const [, first, afterFirst = ""] = /^([^\d\s()±+\-/.]+)(?=[\s()±+-])\s*(.*)$/s.exec(body) ?? [];
  const atStart = first === undefined ? null : sizeUnit(first);
  return atStart && (!atEnd || atStart === atEnd)
    ? { unit: atStart, body: afterFirst }
    : { unit: atEnd, body: body.trim() };
}

/** Behind a size, min means the least that is allowed. */
function sizeUnit(word: string): UnitCode | null {
  return /^min$/i.test(word) ? null : readUnit(word);
}

function toleranceIn(text: string): Tolerance | null {
  if (isFit(text)) return { kind: "fit", fit: text };
  const [, equal] = /^(?:±|\+\s*\/\s*-|-\s*\/\s*\+|\+-)\s*([\d.,]+)$/.exec(text) ?? [];
  const pair = equal === undefined ? twoDeviations.exec(text)?.slice(1) : [`-${equal}`, `+${equal}`];
  const [one = null, other = null] = (pair ?? []).filter((part) => part !== undefined).map(deviation);
  if (one === null || other === null) return null;
  return compareDecimals(one, other) > 0
    ? { kind: "limits", lower: other, upper: one }
    : { kind: "limits", lower: one, upper: other };
}

const signed = String.raw`[-+](?:(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|\.\d+)`;
const either = String.raw`${signed}|0(?:\.0+)?`;

/** Two with something between, or two signs: 0-0.02 could be a range. */
const twoDeviations = new RegExp(
  String.raw`^(?:(${either})(?:\s*[/;~〜]\s*|\s*,\s*|\s+)(${either})|(${signed})(${signed}))$`,
);

/** With its sign; zero has none. */
function deviation(typed: string): string | null {
  const number = readDecimal(typed);
  return number === null || number === "0" || number.startsWith("-") ? number : `+${number}`;
}
