import type { Code, Emphasis, Image, Link, List, ListItem, Nodes, PhrasingContent, RootContent, Table } from "mdast";
import { isLink, linksIn } from "~/domain/link";
import type { Mention } from "~/domain/mention";
import type { Block, Inline, RichText } from "~/domain/rich-text";
import type { Parsed } from "./markdown";
import { numberOf } from "./markdown-kept";
import { joined, withMentions } from "./mention-mark";

type Reading = { source: string; mentions: readonly Mention[] };

const deepest = 24;

/** The tree that is drawn. Undefined where its parts are nested too deeply. */
export function treeFrom({ root, source }: Parsed, mentions: readonly Mention[]): RichText | undefined {
  if (depthOf(root) > deepest) return undefined;
  const reading = { source, mentions };
  return root.children.flatMap((node) => {
    const blocks = blocksFrom(node, reading);
    return node.type === "paragraph" ? indented(blocks, indentationOf(node, source)) : blocks;
  });
}

function depthOf(node: Nodes): number {
  if (!("children" in node)) return 0;
  let depth = 0;
  for (const child of node.children) depth = Math.max(depth, depthOf(child));
  return depth + 1;
}

function blocksFrom(node: RootContent, reading: Reading): Block[] {
  switch (node.type) {
    case "paragraph":
    case "heading":
      return [{ type: node.type, children: inlinesFrom(node.children, reading) }];
    case "list":
      return listsFrom(node, reading);
    case "blockquote":
      return [{ type: "quote", children: node.children.flatMap((child) => blocksFrom(child, reading)) }];
    case "code":
      return [codeFrom(node)];
    case "table":
      return [tableFrom(node, reading)];
    case "thematicBreak":
      return [{ type: "rule" }];
    default:
      return [{ type: "paragraph", children: withMentions([typed(node, reading)], reading.mentions) }];
  }
}

/** Numbers stay as they were typed: where they do not count on, another list begins. */
function listsFrom(list: List, reading: Reading): Block[] {
  const lists: Extract<Block, { type: "list" }>[] = [];
  for (const item of list.children) {
    const number = list.ordered ? Number(numberOf(item, reading.source)) : 1;
    const last = lists.at(-1);
    const goesOn = last && (!list.ordered || last.start + last.items.length === number);
    const blocks = itemFrom(item, reading);
    if (goesOn) last.items.push(blocks);
    else lists.push({ type: "list", ordered: list.ordered === true, start: number, items: [blocks] });
  }
  return lists;
}

function itemFrom(item: ListItem, reading: Reading): Block[] {
  const blocks = item.children.flatMap((child) => blocksFrom(child, reading));
  if (typeof item.checked !== "boolean") return blocks;
  return indented(blocks, item.checked ? "☑ " : "☐ ");
}

function indented(blocks: Block[], before: string): Block[] {
  const [first, ...rest] = blocks;
  if (before === "" || first?.type !== "paragraph") return blocks;
  return [{ ...first, children: joined([before, ...first.children]) }, ...rest];
}

function indentationOf({ position }: Nodes, source: string): string {
  const start = position?.start.offset ?? 0;
  return /[ \t]*$/.exec(source.slice(source.lastIndexOf("\n", start - 1) + 1, start))?.[0] ?? "";
}

/** One Latin word after the fence names a language; anything else was meant to be read. */
function codeFrom({ lang, meta, value }: Code): Block {
  const info = [lang, meta].filter(Boolean).join(" ");
  const isLanguage = /^[a-z][\w+#.-]{0,19}$/i.test(info) || info === "";
  return { type: "code", text: isLanguage ? value : `${info}\n${value}` };
}

function tableFrom(table: Table, reading: Reading): Block {
  const [head = [], ...rows] = table.children.map((row) =>
    row.children.map((cell) => inlinesFrom(cell.children, reading)),
  );
  return { type: "table", align: head.map((_, column) => table.align?.[column] ?? null), head, rows };
}

function inlinesFrom(nodes: readonly PhrasingContent[], reading: Reading): Inline[] {
  const parts = joined(nodes.flatMap((node) => inlineFrom(node, reading)));
  return withMentions(parts, reading.mentions);
}

function inlineFrom(node: PhrasingContent, reading: Reading): Inline[] {
  switch (node.type) {
    case "text":
      return [node.value];
    case "break":
      return ["\n"];
    case "emphasis":
      return emphasisFrom(node, reading);
    case "strong":
      return [{ type: "strong", children: inlinesFrom(node.children, reading) }];
    case "delete":
      return [{ type: "deleted", children: inlinesFrom(node.children, reading) }];
    case "inlineCode":
      return [{ type: "code", text: node.value }];
    case "link":
      return linkFrom(node, reading);
    case "image":
      return imageFrom(node, reading);
    default:
      return [typed(node, reading)];
  }
}

/** 100*200*30 is a size and 가로*세로*높이 is one too: a star between letters or next to a digit is no mark. */
function emphasisFrom(node: Emphasis, reading: Reading): Inline[] {
  const [start, end] = placeOf(node);
  const [before, after] = [reading.source.slice(0, start).at(-1) ?? "", reading.source.charAt(end)];
  const isProduct =
    /\p{N}/u.test(before + after) || (/\p{L}/u.test(before) && /\p{L}/u.test(after)) || /[A-Za-z]/.test(before + after);
  const isStar = reading.source.charAt(start) === "*";
  if (isStar && isProduct) return ["*", ...node.children.flatMap((child) => inlineFrom(child, reading)), "*"];
  return [{ type: "emphasis", children: inlinesFrom(node.children, reading) }];
}

function linkFrom(node: Link, reading: Reading): Inline[] {
  const source = typed(node, reading);
  if (!/^[<[]/.test(source)) return [{ type: "link", url: linksIn(source)[0]?.url ?? "", children: [source] }];
  return linkTo(node, linkText(node.children, reading), source);
}

/** Nothing is loaded from anywhere: a picture is a link to it. */
function imageFrom(node: Image, reading: Reading): Inline[] {
  return linkTo(node, [node.alt || node.url], typed(node, reading));
}

/** As it was typed where it leads to what is no link, shows nothing, or shows another address than it leads to. */
function linkTo({ url, title }: Link | Image, children: Inline[], source: string): Inline[] {
  const shown = textOf(children).trim();
  const isFalse = /^(https?:|www\.)/i.test(shown) && !url.includes(shown);
  if (!isLink(url) || shown === "" || isFalse) return [source];
  const link: Inline = { type: "link", url, children };
  return title ? [link, ` “${title}”`] : [link];
}

/** What stands in a link leads where the link leads: no address and no name in it leads elsewhere. */
function linkText(nodes: readonly PhrasingContent[], reading: Reading): Inline[] {
  const flat = inlinesFrom(nodes, { ...reading, mentions: [] });
  const withoutLinks = (parts: Inline[]): Inline[] =>
    joined(
      parts.flatMap((part) => {
        if (typeof part === "string" || !("children" in part)) return [part];
        const children = withoutLinks(part.children);
        return part.type === "link" ? children : [{ ...part, children }];
      }),
    );
  return withoutLinks(flat);
}

function textOf(parts: readonly Inline[]): string {
  return parts
    .map((part) => {
      if (typeof part === "string") return part;
      return "children" in part ? textOf(part.children) : "text" in part ? part.text : part.as;
    })
    .join("");
}

function typed(node: Nodes, { source }: Reading): string {
  return source.slice(...placeOf(node));
}

function placeOf({ position }: Nodes): [start: number, end: number] {
  return [position?.start.offset ?? 0, position?.end.offset ?? 0];
}
