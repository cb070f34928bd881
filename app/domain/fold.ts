/** A text as it is compared, and for each of its UTF-16 units the stretch of the text as typed that it came from. */
export type Folded = { folded: string; starts: number[]; ends: number[] };

/**
 * A text in the one spelling in which searches compare: NFKC, lower case, katakana for hiragana, one sign for each group
 * of look-alikes (`lookAlikes`), single spaces; without what nobody sees and without Markdown's bold and code marks.
 */
export function foldForSearch(text: string): string {
  let folded = "";
  for (const [cluster] of text.matchAll(clusters)) folded = append(folded, foldCluster(cluster));
  return folded;
}

/** The same with the way back, so that what was found can be marked in the text as it was typed. */
export function foldWithPlaces(text: string): Folded {
  const places: Folded = { folded: "", starts: [], ends: [] };
  for (const { 0: cluster, index } of text.matchAll(clusters)) {
    const end = index + cluster.length;
    const before = places.folded.length;
    const piece = foldCluster(cluster);
    places.folded = append(places.folded, piece);
    for (let unit = before; unit < places.folded.length; unit += 1) {
      places.starts.push(index);
      places.ends.push(end);
    }
    // A run of spaces is one space that reaches as far as they do.
    if (piece === " " && places.folded.length === before && before > 0) places.ends[before - 1] = end;
  }
  return places;
}

/**
 * What folds on its own, whatever stands beside it: a character with all that NFKC may compose with it (marks, voicing
 * signs, the vowels and finals of Korean syllables that come in pieces), or a run of Markdown's marks.
 */
const clusters =
  /\*{2,}|[\s\S][\p{M}\u309b\u309c\uff9e\uff9f\u1160-\u11ff\ud7b0-\ud7fb\u314f-\u3163\uffc2-\uffdc\u3133\u3135\u3136\u313a-\u3140\u3144\uffa3\uffa5\uffa6\uffaa-\uffb0\uffb4]*/gu;

const kept = new Map<string, string>();

/** Remembered, because most of a text is the same few thousand characters. */
function foldCluster(cluster: string): string {
  const known = kept.get(cluster);
  if (known !== undefined) return known;
  const folded = foldedCluster(cluster);
  if (kept.size < 20_000 && cluster.length < 8) kept.set(cluster, folded);
  return folded;
}

function foldedCluster(cluster: string): string {
  if (cluster.startsWith("**") || cluster === "`") return "";
  const voiced = cluster.replace(/[\u309b\u309c]/g, (sign) => (sign === "\u309b" ? "\u3099" : "\u309a"));
  const plain = voiced.normalize("NFKC").toLowerCase().normalize("NFKC").replace(unseen, "");
  return [...plain].map(foldCharacter).join("").replace(/\s+/gu, " ");
}

/** Soft hyphens, joiners, direction and variant marks: two texts that look the same may differ in them. */
const unseen = /[\p{Cf}\p{Variation_Selector}]/gu;

function foldCharacter(character: string): string {
  if (/[\u3041-\u3096\u309d\u309e]/.test(character)) return String.fromCharCode(character.charCodeAt(0) + 0x60);
  return alike.get(character) ?? character;
}

/** What NFKC leaves apart although people type one for the other; each group is told by its first. */
const lookAlikes = [
  "φ⌀ø∅", // diameter
  "x×✕✖⨯",
  "-‐‑‒–—―−─ー", // also the long vowel of katakana, which is typed as a dash and the other way round
  "~〜∼",
  "'‘’‛′",
  '"“”„‟',
  "・·•‧∙⋅\u119e", // \u119e: what NFKC makes of the Korean ㆍ
  "σς",
];

const alike = new Map(
  lookAlikes.flatMap(([first = "", ...others]) => others.map((other): [string, string] => [other, first])),
);

function append(folded: string, piece: string): string {
  return piece.startsWith(" ") && folded.endsWith(" ") ? folded + piece.slice(1) : folded + piece;
}
