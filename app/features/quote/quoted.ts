import { countCharacters } from "~/domain/characters";

/** Words of an entry on their way into the box: what is sent, and whose words they are. */
export type Quoted = { entryId: string; actorId: string; text: string };

const longestQuote = 1000;

/** As much of a text as may be quoted, cut between two characters. */
export function quotable(text: string): string {
  const trimmed = text.trim();
  if (countCharacters(trimmed) <= longestQuote) return trimmed;
  return `${[...trimmed]
    .slice(0, longestQuote - 1)
    .join("")
    .trimEnd()}…`;
}

/** The text that is selected inside an element; nothing where the selection reaches out of it. */
export function selectedIn(element: Element | null): string {
  const selection = document.getSelection();
  if (!element || !selection || selection.isCollapsed) return "";
  const isInside = element.contains(selection.anchorNode) && element.contains(selection.focusNode);
  return isInside ? selection.toString().trim() : "";
}
