import type { Requirement } from "~/domain/characteristic";
import { limitsText } from "~/domain/tolerance";
import { unitSymbol } from "~/domain/unit";

/** What is asked for, the same for every reader: Ø12 H7 (0/+0.018) mm. Words where no number says it. */
export function sizeText(requirement: Requirement): string {
  const { nominal, unit, datum, note } = requirement;
  const symbol = unit === null || nominal === null ? null : unitSymbol(unit);
  const parts = [diameterOf(requirement) + (nominal ?? ""), limitsText(requirement), symbol, datum, note];
  return parts.filter((part) => part).join(" ");
}

/** The mark of a diameter, where the size is one. */
export function diameterOf({ diameter, nominal }: Requirement): string {
  return diameter && nominal !== null ? "Ø" : "";
}
