import * as z from "zod/mini";
import { exportMarks, fileKinds } from "./file";

const optional = <T extends z.ZodMiniType>(schema: T) => z.catch(z.optional(schema), undefined);
const words = z.pipe(
  z.string().check(
    z.maxLength(60),
    // PostgreSQL knows no text with a NUL in it.
    z.refine((text) => text.trim() !== "" && !text.includes(String.fromCharCode(0))),
  ),
  z.transform((text: string) => text.trim()),
);

/** Which files a list's address asks for. What cannot be read there is as if it were not. */
export const fileWish = z.object({
  kind: optional(z.enum(fileKinds)),
  part: optional(words),
  company: optional(z.uuid().check(z.lowercase())),
  mark: optional(z.enum(exportMarks)),
  /** A box that is ticked, or there is no such field. */
  current: z.pipe(
    z.optional(z.unknown()),
    z.transform((ticked: unknown) => ticked === "yes"),
  ),
  before: optional(z.string().check(z.maxLength(80))),
});
