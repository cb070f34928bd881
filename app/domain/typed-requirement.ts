import { noRequirement, type Requirement } from "./characteristic";
import { readRequirement, readTolerance, toleranceText } from "./tolerance";

/**
 * What is asked for instead of a requirement, as it is typed: 0/+0.021, ±0.03, H8, or a whole size. What is not typed stays
 * as proposed. Where no number was asked for the words stand. Null: it cannot be read.
 */
export function readInstead(typed: string, proposed: Requirement | null): Requirement | null {
  const base = proposed ?? noRequirement;
  const tolerance = readTolerance(typed);
  if (tolerance) return { ...base, tolerance };
  const read = readRequirement(typed);
  if (read.ok && read.requirement.nominal !== null) {
    const { nominal, diameter, unit, tolerance } = read.requirement;
    return { ...base, nominal, diameter: diameter || base.diameter, unit: unit ?? base.unit, tolerance };
  }
  return base.nominal === null && base.tolerance === null && typed.length <= 500 ? { ...base, note: typed } : null;
}

/** The same the other way: what a field shows of it. */
export function typedInstead(instead: Requirement, proposed: Requirement | null): string {
  const { nominal, tolerance, note } = instead;
  const size = nominal !== null && nominal !== proposed?.nominal ? nominal : null;
  return [size, tolerance && toleranceText(tolerance)].filter(Boolean).join(" ") || (note ?? "");
}
