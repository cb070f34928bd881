import * as z from "zod/mini";
import { day } from "./calendar-day";
import { asProposed, dispositions, payers } from "./impact";
import { languages } from "./language";
import { decimal, key, requirement, words } from "./spec-change-schema";
import { text } from "./text";

const answered = <T extends z.ZodMiniType>(value: T) => z.nullable(z.union([z.literal("none"), value]));
const note = words(500);
const notBelowZero = decimal.check(z.refine((value) => !value.startsWith("-"), "invalid"));
const cost = answered(z.object({ amount: notBelowZero, note }));
const stock = answered(
  z.object({ quantity: notBelowZero, disposition: z.enum(dispositions), payer: z.enum(payers), note }),
);

const answers = z.object({
  unitPrice: answered(z.object({ from: notBelowZero, to: notBelowZero })),
  tooling: cost,
  scrapAndRework: cost,
  leadTime: answered(z.object({ days: z.int().check(z.minimum(-999), z.maximum(999)) })),
  firstDelivery: answered(z.object({ day })),
  finished: stock,
  inProcess: stock,
  rawMaterial: stock,
  inTransit: stock,
  atCustomer: stock,
  approval: answered(
    z.object({ ppapLevel: z.nullable(z.int().check(z.minimum(1), z.maximum(5))), firstArticle: z.boolean() }),
  ),
  capability: answered(z.object({ cpk: z.nullable(decimal), note })),
  risk: answered(z.object({ note: text(2000) })),
});

/** ISO 4217 */
const currency = z.string().check(z.regex(/^[A-Z]{3}$/, "invalid"));

/** What a change costs and risks, as a command brings it and the log keeps it. */
export const impactSheet = z.object({
  lang: z.enum(languages),
  currency,
  answers,
  alternatives: z
    .array(
      z.object({
        key: key.check(z.refine((value) => value !== asProposed, "invalid")),
        title: text(200),
        instead: z.array(z.object({ key, after: requirement })).check(
          z.maxLength(50, "tooLong"),
          z.refine((list) => new Set(list.map((one) => one.key)).size === list.length, "invalid"),
        ),
        answers,
      }),
    )
    .check(
      z.maxLength(5, "tooLong"),
      z.refine((list) => new Set(list.map((one) => one.key)).size === list.length, "invalid"),
    ),
});
