import type * as z from "zod/mini";
import { endOfDay } from "./day";
import type { meaning } from "./meaning-schema";

/** In characters. */
export const longestCondition = 300;

export type Meaning = z.infer<typeof meaning>;
export const meaningKinds = ["yes", "no", "yesIf", "answerBy", "info"] as const satisfies Meaning["kind"][];

/** Whether a message with this meaning is the answer that an earlier one promised. */
export function answers(said: Meaning | undefined): boolean {
  return said?.kind === "yes" || said?.kind === "no" || said?.kind === "yesIf";
}

/** When a promised answer is due: the end of the day on the calendar of the writer's company. null: none was promised. */
export function answerDueAt(said: Meaning | null, timeZone: string): number | null {
  return said?.kind === "answerBy" ? endOfDay(said.day, timeZone) : null;
}
