import { type Meaning, meaning } from "~/domain/meaning";

/** A meaning while it is being chosen: the condition or the day may still be missing. */
export type WantedMeaning = { kind: Meaning["kind"]; condition: string; day: string };

/** The meaning that was chosen; null: something is missing. */
export function meaningFrom({ kind, condition, day }: WantedMeaning): Meaning | null {
  const chosen =
    kind === "yesIf" ? { kind, condition: condition.trim() } : kind === "answerBy" ? { kind, day } : { kind };
  const parsed = meaning.safeParse(chosen);
  return parsed.success ? parsed.data : null;
}
