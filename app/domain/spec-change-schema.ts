import * as z from "zod/mini";
import { day } from "./calendar-day";
import { characteristicKinds } from "./characteristic";
import { isBlank } from "./characters";
import { languages } from "./language";
import { changeClasses, effectivities, priorities } from "./spec-change-content";
import { text, textOrNone } from "./text";

/** The most lines of one change. */
export const mostCharacteristics = 200;

/** Words that need not be there; blank ones are none. */
export const words = (longest: number) =>
  z.nullable(
    z.pipe(
      textOrNone(longest),
      z.transform((value: string) => (isBlank(value) ? null : value.trim())),
    ),
  );

/** A decimal as text, in the one spelling that `readDecimal` gives it. */
export const decimal = z
  .string()
  .check(z.maxLength(30), z.regex(/^(0|-?((0|[1-9]\d*)\.\d*[1-9]|[1-9]\d*))$/, "invalid"));

/** A signed decimal, as deviations are written: "+0.018", "0", "-0.006". */
const deviation = z.string().check(z.maxLength(30), z.regex(/^(0|[+-]((0|[1-9]\d*)\.\d*[1-9]|[1-9]\d*))$/, "invalid"));

/** Told apart from others in the same list, in every revision of it. */
export const key = z.string().check(z.regex(/^[0-9a-z]{1,12}$/, "invalid"));

/** A line of a change that people talk about: a characteristic by its key, or a line of the impact. */
export const anchor = z.string().check(z.regex(/^(characteristic:[0-9a-z]{1,12}|impact:[A-Za-z]{1,20})$/, "invalid"));

const tolerance = z.discriminatedUnion("kind", [
  z
    .object({ kind: z.literal("limits"), lower: deviation, upper: deviation })
    .check(z.refine(({ lower, upper }) => Number(lower) <= Number(upper), "invalid")),
  z.object({ kind: z.literal("fit"), fit: z.string().check(z.regex(/^[A-Za-z]{1,2}\d{1,2}$/, "invalid")) }),
]);

export const requirement = z.object({
  nominal: z.nullable(decimal),
  diameter: z.boolean(),
  unit: z.nullable(z.string().check(z.regex(/^[0-9A-Z]{2,3}$/, "invalid"))),
  tolerance: z.nullable(tolerance),
  datum: words(40),
  note: words(500),
});

const characteristic = z
  .object({
    key,
    no: words(20),
    name: text(120),
    kind: z.enum(characteristicKinds),
    critical: z.boolean(),
    before: z.nullable(requirement),
    after: z.nullable(requirement),
  })
  .check(z.refine(({ before, after }) => before !== null || after !== null, { error: "empty", path: ["after"] }));

const effectivity = z.object({ kind: z.enum(effectivities), day: z.nullable(day), first: words(60) }).check(
  z.refine(({ kind, day }) => kind !== "date" || day !== null, { error: "empty", path: ["day"] }),
  z.refine(({ kind, day, first }) => kind !== "lot" || day !== null || first !== null, {
    error: "empty",
    path: ["first"],
  }),
  z.refine(({ kind, first }) => kind !== "serial" || first !== null, { error: "empty", path: ["first"] }),
);

/** What is proposed, as a command brings it and the log keeps it. The first fault names its field. */
export const changeContent = z.object({
  title: text(120),
  lang: z.enum(languages),
  part: text(60),
  drawing: z.object({ from: words(60), to: words(60), fileId: z.nullable(z.uuid()) }),
  class: z.enum(changeClasses),
  reason: text(2000),
  background: words(4000),
  priority: z.array(z.enum(priorities)).check(
    z.length(3),
    z.refine((order) => new Set(order).size === 3, "invalid"),
  ),
  characteristics: z.array(characteristic).check(
    z.minLength(1, "empty"),
    z.maxLength(mostCharacteristics, "tooLong"),
    z.refine((list) => new Set(list.map((one) => one.key)).size === list.length, "invalid"),
  ),
  effectivity,
});
