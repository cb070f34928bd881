import * as z from "zod/mini";
import type { CompanyNames, Side } from "./actor";
import { type ChangeState, changeStates } from "./spec-change";
import type { WorkCalendar } from "./work-calendar";

/** A spec change in the list over all my rooms. */
export type ChangeLine = {
  id: string;
  room: { id: string; name: string };
  number: number;
  title: string;
  part: string;
  state: ChangeState;
  /** The sides whose turn it is, and the own one in that room. */
  waitsFor: Side[];
  side: Side;
  /** The companies of those sides, by their ids. */
  companyIds: string[];
  /** YYYY-MM-DD on the calendar of the company that is asked. */
  day: string | null;
  /** In milliseconds since 1970; null: nobody is asked. */
  askedAt: number | null;
  overdue: boolean;
  currency: string | null;
  priceFrom: string | null;
  priceTo: string | null;
  /** Working days more, or fewer below zero. */
  leadDays: number | null;
  changedAt: number;
};

/** `older`: where the next page begins. */
export type ChangeList = {
  changes: ChangeLine[];
  companies: (CompanyNames & { id: string; calendar: WorkCalendar })[];
  /** Whether there is any change in my rooms at all. */
  any: boolean;
  older: string | null;
};

const optional = <T extends z.ZodMiniType>(schema: T) => z.catch(z.optional(schema), undefined);
const ticked = z.pipe(
  z.optional(z.unknown()),
  z.transform((value: unknown) => value === "yes"),
);

/** Which changes the list's address asks for. What cannot be read there is as if it were not. */
export const changeWish = z.object({
  state: optional(z.enum(changeStates)),
  part: optional(
    z.pipe(
      // PostgreSQL knows no text with a NUL in it.
      z.string().check(
        z.maxLength(60),
        z.refine((text) => text.trim() !== "" && !text.includes(String.fromCharCode(0))),
      ),
      z.transform((text: string) => text.trim()),
    ),
  ),
  mine: ticked,
  overdue: ticked,
  before: optional(z.string().check(z.regex(/^\d{1,15}_[0-9a-f-]{36}$/))),
});
export type ChangeWish = z.infer<typeof changeWish>;
