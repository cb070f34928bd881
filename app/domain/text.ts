import * as z from "zod/mini";
import { countCharacters, isBlank, readable } from "./characters";

/**
 * The one type of all text that people type: valid Unicode, kept as typed. Line ends become LF, because a form sends
 * CRLF where a socket sends LF. The message is the error code: `badText`, `empty` or `tooLong`.
 */
export function text(longest: number) {
  return z.pipe(
    z.string().check(z.maxLength(longest * 4, "tooLong"), z.refine(readable, "badText")),
    z
      .pipe(
        z.string(),
        z.transform((value: string) => value.replace(/\r\n?/g, "\n")),
      )
      .check(
        z.refine((value) => !isBlank(value), "empty"),
        z.refine((value) => countCharacters(value) <= longest, "tooLong"),
      ),
  );
}
