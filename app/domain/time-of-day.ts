import * as z from "zod/mini";

/** HH:MM on a clock of 24 hours. */
export const clock = z.string().check(
  z.refine((value) => value !== "", "empty"),
  z.refine((value) => /^([01]\d|2[0-3]):[0-5]\d$/.test(value), "invalid"),
);
