import type { Entry } from "~/domain/entry";
import type { Mention } from "~/domain/mention";
import type { RichText } from "~/domain/rich-text";

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

/** A message's text as it is drawn. */
export function richText(text: string, _mentions: readonly Mention[]): RichText {
  return [{ type: "paragraph", children: [text] }];
}
