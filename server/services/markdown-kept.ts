import type { Blockquote, List, ListItem, Nodes, Root } from "mdast";

/**
 * Where a mark of Markdown was meant as it was typed, so that nothing of the text may vanish for it: `2026. 10. 5.` is a
 * date, `> 0.05` and `+ 0.02` are values, `~~~` is a tone of voice, `-` alone is an answer.
 */
export function marksToKeep(root: Root, source: string): number[] {
  const places: number[] = [];
  const visit = (node: Nodes) => {
    const start = startOf(node);
    if (node.type === "list") places.push(...listMarks(node, source));
    else if (node.type === "blockquote" && (isEmpty(node) || isValue(node, source))) places.push(start);
    else if (node.type === "heading" && isEmpty(node)) places.push(start);
    else if (node.type === "code" && source.charAt(start) === "~") places.push(start);
    if ("children" in node) for (const child of node.children) visit(child);
  };
  visit(root);
  return places;
}

/** The number that stands before an item, as it was typed. */
export function numberOf(item: ListItem, source: string): string {
  return /^\d{1,9}/.exec(source.slice(startOf(item), startOf(item) + 9))?.[0] ?? "";
}

function listMarks(list: List, source: string): number[] {
  if (!list.ordered) {
    const [item] = list.children;
    const isKept = item && list.children.length === 1 && (isEmpty(item) || isSigned(item, source));
    return isKept ? [startOf(item)] : [];
  }
  return list.children
    .filter((item) => isEmpty(item) || /^0\d|^\d{4}/.test(numberOf(item, source)) || isDate(item))
    .map((item) => startOf(item) + numberOf(item, source).length);
}

/** 10. 5. begins two numbered lists in one line. */
function isDate(item: ListItem): boolean {
  const [first] = item.children;
  return first?.type === "list" && first.ordered === true && first.position?.start.line === item.position?.start.line;
}

function isSigned(item: ListItem, source: string): boolean {
  return /^[-+][ \t]*[\d.]/.test(source.slice(startOf(item), startOf(item) + 20));
}

function isValue(quote: Blockquote, source: string): boolean {
  const typed = source.slice(startOf(quote), quote.position?.end.offset);
  return /^>[ \t]*[=\d.±]/.test(typed) && !typed.includes("\n");
}

function isEmpty(node: Nodes): boolean {
  if (node.type === "list") return false;
  return "children" in node ? node.children.every(isEmpty) : node.type === "text" ? node.value.trim() === "" : false;
}

function startOf(node: Nodes): number {
  return node.position?.start.offset ?? 0;
}
