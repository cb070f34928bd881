/** The longest message, in characters (Unicode code points). */
export const longestMessage = 10_000;

const nul = String.fromCharCode(0);
const loneSurrogate = /\p{Surrogate}/u;

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

/** Nothing but spaces, controls, format characters and the fillers and blanks that some scripts have. */
const invisible = /^[\p{Z}\p{C}\u115f\u1160\u2800\u3164\uffa0]*$/u;

/** Whether there is nothing to see in it. */
export function isBlank(text: string): boolean {
  return invisible.test(text);
}
