import { foldForSearch, foldWithPlaces } from "./fold";

/** The longest query, in UTF-16 units, and how many words of it count. */
export const longestQuery = 200;
const mostTerms = 8;

/** Where words were found in a text, as [start, end) in UTF-16 units, in order and apart from each other. */
export type Marks = [start: number, end: number][];

/**
 * What a query asks for, folded: all of its words must be there, each anywhere inside a word of the text. What stands
 * between quotation marks is one word, with its spaces.
 */
export function termsOf(query: string): string[] {
  const folded = foldForSearch(query.slice(0, longestQuery)).trim();
  const words = [...folded.matchAll(/"([^"]*)"(?= |$)|[^ ]+/g)].map(([word, phrase]) => (phrase ?? word).trim());
  const terms = [...new Set(words)].filter((word) => word !== "").slice(0, mostTerms);
  return terms.filter((term) => !terms.some((other) => other !== term && other.includes(term)));
}

/** The distinct pairs of neighbouring characters (code points) of a folded text; none of them reaches over a space. */
export function gramsOf(folded: string): string[] {
  const grams = new Set<string>();
  let before = " ";
  for (const character of folded) {
    if (before !== " " && character !== " ") grams.add(before + character);
    before = character;
  }
  return [...grams];
}

/** Where the words of a query stand in a text. */
export function marksIn(text: string, query: string): Marks {
  const terms = termsOf(query);
  if (terms.length === 0) return [];
  const { folded, starts, ends } = foldWithPlaces(text);
  const found: Marks = [];
  for (const term of terms) {
    for (let at = folded.indexOf(term); at >= 0; at = folded.indexOf(term, at + 1)) {
      found.push([starts[at] ?? 0, ends[at + term.length - 1] ?? text.length]);
    }
  }
  return joined(found);
}

function joined(marks: Marks): Marks {
  const apart: Marks = [];
  for (const [start, end] of marks.sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = apart.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else apart.push([start, end]);
  }
  return apart;
}

const excerptLength = 180;
const wordsBefore = 48;

/** A part of a text in one line, around the first of a query's words, else its beginning. */
export function excerptOf(text: string, query: string): string {
  const line = text
    .replace(/\*\*|`/g, "")
    .replace(/\s+/g, " ")
    .trim();
  const first = marksIn(line, query)[0]?.[0] ?? 0;
  const start = first > wordsBefore ? wholeFrom(line, first - wordsBefore) : 0;
  const end = line.length - start > excerptLength ? wholeFrom(line, start + excerptLength) : line.length;
  return `${start > 0 ? "…" : ""}${line.slice(start, end)}${end < line.length ? "…" : ""}`;
}

/** The same place, or one before it, where a character begins. */
function wholeFrom(text: string, at: number): number {
  return /[\udc00-\udfff]/.test(text.charAt(at)) ? at - 1 : at;
}
