import * as z from "zod/mini";
import { day, endOfDay } from "./day";
import { text } from "./text";

/** What a sender says plainly, in every reader's language. Set by the sender alone; silence is none of them. */
export const meaning = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("yes") }),
  z.object({ kind: z.literal("no") }),
  /** Yes, if … */
  z.object({ kind: z.literal("yesIf"), condition: text(300) }),
  /** I will answer by the end of that day, on the calendar of the sender's company. */
  z.object({ kind: z.literal("answerBy"), day }),
  z.object({ kind: z.literal("info") }),
]);

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
