import * as z from "zod/mini";
import { isBlank } from "./characters";
import { exportMarks } from "./file";
import { textOrNone } from "./text";

const id = z.uuid();
/** In one line without spaces around it; a blank one is none. */
const label = z.nullable(
  z.pipe(
    textOrNone(60),
    z.transform((value: string) => (isBlank(value) ? null : value.trim().replace(/\s+/gu, " "))),
  ),
);

/** What is said of a file, as it stands in the log. */
export const describedFile = {
  part: z.nullable(z.string()),
  revision: z.nullable(z.string()),
  exportMark: z.enum(exportMarks),
  permit: z.nullable(z.string()),
};

/** What is said of a file, as it is asked for: a revision is one of a part, and an applicable file names its permit. */
export const fileDescription = z
  .object({ part: label, revision: label, exportMark: z.enum(exportMarks), permit: label })
  .check(
    z.refine(({ part, revision }) => revision === null || part !== null, { error: "empty", path: ["part"] }),
    z.refine(({ exportMark, permit }) => (exportMark === "applicable") === (permit !== null), {
      error: "empty",
      path: ["permit"],
    }),
  );

/** A file as it stands in the log with the message that brought it. Width and height: of the picture as it is shown. */
export const sentFile = z.object({
  id,
  /** The content's, in hexadecimal. */
  sha256: z.string(),
  name: z.string(),
  /** In bytes. */
  size: z.number(),
  /** Media type, found in the content. */
  type: z.string(),
  width: z.optional(z.number()),
  height: z.optional(z.number()),
  ...describedFile,
  originId: z.optional(id),
});
