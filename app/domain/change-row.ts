import { otherSide, type Side } from "./actor";
import type { Entry } from "./entry";
import { applyToSpecChange, type SpecChange, specChangeFrom, waitsFor } from "./spec-change";
import type { SpecChangeRow } from "./timeline";

/** The change of a row as of its last step; null where it was erased by law. */
export function specChangeIn({ entry, steps }: Pick<SpecChangeRow, "entry" | "steps">): SpecChange | null {
  const change = specChangeFrom(entry);
  return change && steps.reduce(applyToSpecChange, change);
}

/** The sides that somebody decides for now: while it is open, whose turn it is. */
export function decidingSides(change: SpecChange): Side[] {
  const other = otherSide(change.proposed.side);
  const sides = waitsFor(change);
  return sides.length > 0 || !other ? sides : [other];
}

/** The newest entry that has to be decided on, as a `seq`: the proposal, a revision of it, or the newest answer to it. */
export function toDecide({ entry, steps }: Pick<SpecChangeRow, "entry" | "steps">): number {
  return steps.findLast(isToDecide)?.seq ?? entry.seq;
}

function isToDecide({ kind }: Entry): boolean {
  return kind === "specChange.revised" || kind === "specChange.impactAnswered";
}
