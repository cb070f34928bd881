import * as z from "zod/mini";
import { day } from "./calendar-day";
import { longestCondition } from "./meaning";
import { text } from "./text";

/** What a sender says plainly, in every reader's language. Set by the sender alone; silence is none of them. */
export const meaning = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("yes") }),
  z.object({ kind: z.literal("no") }),
  /** Yes, if … */
  z.object({ kind: z.literal("yesIf"), condition: text(longestCondition) }),
  /** I will answer by the end of that day, on the calendar of the sender's company. */
  z.object({ kind: z.literal("answerBy"), day }),
  z.object({ kind: z.literal("info") }),
]);
