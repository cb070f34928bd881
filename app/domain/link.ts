/** An address in a text: from `start` to `end`, and where it leads. */
export type LinkPlace = { start: number; end: number; url: string };

const beginning = /https?:\/\/|www\.|(?:mailto:)?[A-Z0-9._+-]{1,64}@(?:[A-Z0-9-]{1,63}\.)+[A-Z]{2,63}/gi;
/** Controls, spaces and whatever is invisible: browsers drop some of them, and people see none. */
const hidden = /[\p{C}\p{Z}\\]/u;

/** Whether a link may lead there: http, https and mailto only, without a password in it or anything that cannot be seen. */
export function isLink(url: string): boolean {
  if (hidden.test(url)) return false;
  if (/^mailto:/i.test(url)) return /^mailto:[^@?]+@[^@?]+(\?.*)?$/i.test(url) && !/%0[ad]/i.test(url);
  if (!/^https?:\/\/[^/?#]/i.test(url)) return false;
  try {
    const { username, password } = new URL(url);
    return username === "" && password === "";
  } catch {
    return false;
  }
}

/**
 * The addresses that were typed bare. One ends where ASCII ends, so that a particle, a bracket or a full stop of a
 * Japanese or Korean sentence may follow at once.
 */
export function linksIn(text: string): LinkPlace[] {
  const links: LinkPlace[] = [];
  let done = 0;
  for (const match of text.matchAll(beginning)) {
    const { 0: found, index: start } = match;
    if (start < done || /[A-Za-z0-9]/.test(text.charAt(start - 1))) continue;
    const link = found.includes("@") ? mailLink(text, start, found) : webLink(text, start, found);
    if (!isLink(link.url)) continue;
    links.push(link);
    done = link.end;
  }
  return links;
}

function mailLink(text: string, start: number, found: string): LinkPlace {
  const end = start + found.length;
  const goesOn = /[\w@-]/.test(text.charAt(end)) || /[._+@-]/.test(text.charAt(start - 1));
  return { start, end, url: goesOn ? "" : /^mailto:/i.test(found) ? found : `mailto:${found}` };
}

function webLink(text: string, start: number, found: string): LinkPlace {
  const end = endOf(text, start + found.length);
  const typed = text.slice(start, end);
  return { start, end, url: /^http/i.test(found) ? typed : `http://${typed}` };
}

/** Up to the first space, quote, end of ASCII or bracket that was not opened in it; without the sentence's own marks. */
function endOf(text: string, from: number): number {
  const open = { ")": 0, "]": 0 };
  let end = from;
  for (; end < text.length; end += 1) {
    const letter = text.charAt(end);
    if (letter <= " " || letter > "~" || '<>"`\\^{|}'.includes(letter)) break;
    if (letter === "(") open[")"] += 1;
    if (letter === "[") open["]"] += 1;
    if (letter === ")" || letter === "]") {
      open[letter] -= 1;
      if (open[letter] < 0) break;
    }
    if ((letter === "*" || letter === "~") && text.charAt(end + 1) === letter) break;
  }
  while (end > from && ".,:;!?'*_~([".includes(text.charAt(end - 1))) end -= 1;
  return end;
}
