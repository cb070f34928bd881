import * as z from "zod/mini";

/** The longest message, in characters (Unicode code points). */
export const longestMessage = 10_000;

const nul = String.fromCharCode(0);
const loneSurrogate = /\p{Surrogate}/u;
/** Nothing but spaces, controls, format characters and the fillers and blanks that some scripts have. */
const invisible = /^[\p{Z}\p{C}\u115f\u1160\u2800\u3164\uffa0]*$/u;

/** Code points, so that an emoji outside the basic plane counts once. */
export function countCharacters(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** Valid Unicode that a database takes. */
export function readable(text: string): boolean {
  return !text.includes(nul) && !loneSurrogate.test(text);
}

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
        z.refine((value) => invisible.test(value) === false, "empty"),
        z.refine((value) => countCharacters(value) <= longest, "tooLong"),
      ),
  );
}
