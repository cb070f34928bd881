import type { Person } from "./actor";

/** A person who is named in a text with @ or ＠, and the name as it stands there. */
export type Mention = { memberId: string; as: string };

/** Not the one in the middle of an address. */
const mark = /(?<![\w.+-])[@\uff20]/;

/**
 * Who is mentioned in a text: after each @ or ＠ the longest name or reading of somebody in the room, in whichever script
 * it was typed. `chosen` decides between people of the same name; where it does not, nobody is meant.
 */
export function mentionsIn(text: string, people: readonly Person[], chosen: readonly string[] = []): Mention[] {
  if (!mark.test(text)) return [];
  const known = people.flatMap((person) =>
    spellings(person).map((spelling) => ({ person, spelling, folded: fold(spelling) })),
  );
  const found: Mention[] = [];
  for (const part of text.split(mark).slice(1)) {
    const start = fold(part.slice(0, 120));
    const fits = known.filter(({ folded }) => folded !== "" && start.startsWith(folded));
    const longest = Math.max(0, ...fits.map(({ folded }) => folded.length));
    const best = fits.filter(({ folded }) => folded.length === longest);
    const ids = [...new Set(best.map(({ person }) => person.id))];
    const memberId = ids.length === 1 ? ids[0] : ids.find((id) => chosen.includes(id));
    const as = best[0] && asTyped(part, best[0].folded);
    if (memberId && as && !found.some((one) => one.memberId === memberId && one.as === as))
      found.push({ memberId, as });
  }
  return found;
}

/** People whose name or reading has what was typed after @, those who begin with it first. */
export function peopleLike(typed: string, people: readonly Person[]): Person[] {
  const wanted = fold(typed);
  const place = (person: Person) => {
    const words = spellings(person).flatMap((spelling) => [fold(spelling), initials(spelling)]);
    if (words.some((word) => word.startsWith(wanted))) return 0;
    return words.some((word) => word.includes(wanted)) ? 1 : 2;
  };
  return people
    .filter((person) => place(person) < 2)
    .sort((a, b) => place(a) - place(b) || a.name.localeCompare(b.name));
}

function spellings({ name, reading }: Person): string[] {
  const whole = reading ? [name, reading] : [name];
  return [...whole, ...whole.flatMap((one) => one.split(/[\s\u30fb]+/).filter((part) => [...part].length > 1))];
}

/** The same for full and half width, capitals, hiragana and katakana; without spaces. */
export function fold(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s\u30fb]/g, "")
    .replace(/[\u30a1-\u30f6]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60));
}

/** How much of the typed text the folded name took. */
function asTyped(part: string, folded: string): string | undefined {
  for (let length = 1; length <= Math.min(part.length, 120); length += 1) {
    if (fold(part.slice(0, length)) === folded) return part.slice(0, length);
  }
  return undefined;
}

const firstConsonants = [..."ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"];

/** 김서연 as ㄱㅅㅇ, which is how a Korean finds a name. */
function initials(text: string): string {
  return [...text.replace(/\s/g, "")]
    .map((letter) => firstConsonants[Math.floor((letter.charCodeAt(0) - 0xac00) / 588)] ?? letter)
    .join("")
    .normalize("NFKC");
}
