import * as z from "zod/mini";
import { isDay } from "./day";

/** A day of the calendar, as 2026-10-05: no time and no zone. */
export const day = z.string().check(z.refine(isDay, "invalid"));
