import { countCharacters, isBlank } from "~/domain/characters";
import { isDay } from "~/domain/day";
import { longestCondition, type Meaning } from "~/domain/meaning";

/** A meaning while it is being chosen: the condition or the day may still be missing. */
export type WantedMeaning = { kind: Meaning["kind"]; condition: string; day: string };

/** The meaning that was chosen; null: something is missing. */
export function meaningFrom({ kind, condition, day }: WantedMeaning): Meaning | null {
  if (kind === "answerBy") return isDay(day) ? { kind, day } : null;
  if (kind !== "yesIf") return { kind };
  const said = condition.trim();
  return isBlank(said) || countCharacters(said) > longestCondition ? null : { kind, condition: said };
}
