import type { Block, Inline, RichText } from "~/domain/rich-text";

/** Where the links of a tree lead. */
export function urlsOf(blocks: RichText): string[] {
  const urls: string[] = [];
  walk(blocks, (part) => {
    if (typeof part !== "string" && part.type === "link") urls.push(part.url);
  });
  return urls;
}

/** What can be read in it: also the numbers of its lists and where its links lead. */
export function textOf(blocks: RichText): string {
  return blocks.map(blockText).join("\n");
}

function blockText(block: Block): string {
  switch (block.type) {
    case "paragraph":
    case "heading":
      return inlineText(block.children);
    case "quote":
      return textOf(block.children);
    case "code":
      return block.text;
    case "list":
      return block.items
        .map((item, place) => `${block.ordered ? `${block.start + place}. ` : ""}${textOf(item)}`)
        .join("\n");
    case "table":
      return [block.head, ...block.rows].map((row) => row.map(inlineText).join(" ")).join("\n");
    case "rule":
      return "";
  }
}

function inlineText(parts: readonly Inline[]): string {
  return parts
    .map((part) => {
      if (typeof part === "string") return part;
      if (part.type === "mention") return part.as;
      if (part.type === "code") return part.text;
      const inside = inlineText(part.children);
      return part.type === "link" && !part.url.endsWith(inside) ? `${inside} ${part.url}` : inside;
    })
    .join("");
}

function walk(value: unknown, visit: (part: Inline) => void): void {
  if (Array.isArray(value)) for (const one of value) walk(one, visit);
  else if (value !== null && typeof value === "object") {
    visit(value as Inline);
    for (const one of Object.values(value)) walk(one, visit);
  }
}
