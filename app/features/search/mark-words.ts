import { marksIn } from "~/domain/search";

const name = "found";

/** What is said in a row, but for the names of people. */
const said = "[data-key] [lang]:not(span)";

/**
 * Marks the words of a query in the messages below a box, now and when others come, without touching what React drew.
 * Where it is found only in earlier versions of the row that was asked for, they are shown. Answers how to stop; a browser
 * that cannot highlight shows the row alone.
 */
export function markWords(box: HTMLElement, query: string, target: string | null): () => void {
  let wanted = 0;
  let opened = false;
  const mark = () => {
    wanted = 0;
    const bodies = [...box.querySelectorAll<HTMLElement>(said)].filter((body) => !body.parentElement?.closest(said));
    const ranges = bodies.flatMap((body) => rangesIn(body, query));
    if ("highlights" in CSS) CSS.highlights.set(name, new Highlight(...ranges));
    const row = target && !opened ? box.querySelector<HTMLElement>(target) : null;
    if (row) opened = true;
    if (row) showVersions(row, ranges);
  };
  const observer = new MutationObserver(() => {
    wanted ||= requestAnimationFrame(mark);
  });
  observer.observe(box, { childList: true, characterData: true, subtree: true });
  mark();
  return () => {
    observer.disconnect();
    cancelAnimationFrame(wanted);
    if ("highlights" in CSS) CSS.highlights.delete(name);
  };
}

/** The words may go on from one text node into the next, as where some of them are bold. */
function rangesIn(body: HTMLElement, query: string): Range[] {
  const nodes: { node: Text; start: number }[] = [];
  let text = "";
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode as Text;
    nodes.push({ node, start: text.length });
    text += node.data;
  }
  const place = (at: number) => nodes.findLast(({ start }) => start <= at) ?? nodes[0];
  return marksIn(text, query).flatMap(([start, end]) => {
    const [first, last] = [place(start), place(end - 1)];
    if (!first || !last) return [];
    const range = new Range();
    range.setStart(first.node, start - first.start);
    range.setEnd(last.node, end - last.start);
    return [range];
  });
}

function showVersions(row: HTMLElement, ranges: Range[]): void {
  const inRow = ranges.filter(({ startContainer }) => row.contains(startContainer));
  const past = inRow.map(({ startContainer }) => startContainer.parentElement?.closest("details") ?? null);
  if (past.some((details) => details === null)) return;
  for (const details of past) if (details) details.open = true;
}
