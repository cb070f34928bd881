import type { Requirement } from "~/domain/characteristic";
import { limitsText } from "~/domain/tolerance";
import { unitSymbol } from "~/domain/unit";

/** What is asked for, the same for every reader: Ø12 H7 (0/+0.018) mm. Words where no number says it. */
export function sizeText(requirement: Requirement): string {
  const { nominal, unit, datum } = requirement;
  const symbol = unit === null || nominal === null ? null : unitSymbol(unit);
  const parts = [
    diameterOf(requirement) + (nominal ?? ""),
    limitsText(requirement),
    symbol,
    datum,
    noteOf(requirement),
  ];
  return parts.filter((part) => part).join(" ");
}

/** The mark of a diameter, which stands at the beginning of the note. */
export function diameterOf({ note, nominal }: Requirement): string {
  return nominal !== null && mark.test(note ?? "") ? "Ø" : "";
}

/** The note without that mark. */
export function noteOf({ note, nominal }: Requirement): string {
  return nominal === null ? (note ?? "") : (note ?? "").replace(mark, "");
}

const mark = /^[⌀Ø]\s*/;
