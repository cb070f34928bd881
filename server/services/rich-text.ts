import type { Entry } from "~/domain/entry";
import type { Mention } from "~/domain/mention";
import type { RichText } from "~/domain/rich-text";
import { parseMarkdown } from "./markdown";
import { treeFrom } from "./markdown-tree";
import { joined, withMentions } from "./mention-mark";

/** The entry with the drawn form of its text, where it carries one. */
export function withTree(entry: Entry): Entry {
  switch (entry.kind) {
    case "message.posted":
    case "reply.posted":
    case "message.edited":
      return entry.payload ? { ...entry, tree: richText(entry.payload.text, entry.payload.mentions ?? []) } : entry;
    default:
      return entry;
  }
}

/** Entries are read again and again, most of all the newest. In characters of what was typed. */
const roomForTrees = 1_000_000;
const trees = new Map<string, RichText>();
let held = 0;

/**
 * A message's text as it is drawn. Links lead to http, https and mailto only; HTML, and links to anywhere else, stand
 * there as they were typed, and so does all of a text that is too intricate.
 */
export function richText(text: string, mentions: readonly Mention[]): RichText {
  const key = JSON.stringify([text, mentions]);
  const known = trees.get(key);
  if (known) return known;
  const tree = drawn(text, mentions);
  trees.set(key, tree);
  held += key.length;
  for (const oldest of trees.keys()) {
    if (held <= roomForTrees) break;
    trees.delete(oldest);
    held -= oldest.length;
  }
  return tree;
}

function drawn(text: string, mentions: readonly Mention[]): RichText {
  // A byte order mark at the start is not counted by the parser.
  const typed = text.replace(/\r\n?/g, "\n").replace(/^\ufeff+/, "");
  const parsed = parseMarkdown(typed);
  const tree = parsed && treeFrom(parsed, mentions);
  return tree ?? [{ type: "paragraph", children: joined(withMentions([typed], mentions)) }];
}
