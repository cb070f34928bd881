/**
 * A message's text as it is drawn: a small tree that the server makes of its Markdown. No HTML, no other schemes in links
 * than http, https and mailto. Every character that was typed stands in the text itself, which is kept as it is.
 */
export type RichText = Block[];

export type Block =
  | { type: "paragraph"; children: Inline[] }
  | { type: "heading"; children: Inline[] }
  | { type: "list"; ordered: boolean; start: number; items: Block[][] }
  | { type: "quote"; children: Block[] }
  | { type: "code"; text: string }
  | { type: "table"; align: ("left" | "right" | "center" | null)[]; head: Inline[][]; rows: Inline[][][] }
  | { type: "rule" };

/** Line breaks inside a text stand for line breaks. */
export type Inline =
  | string
  | { type: "strong" | "emphasis" | "deleted"; children: Inline[] }
  | { type: "code"; text: string }
  | { type: "link"; url: string; children: Inline[] }
  /** `as`: with its @ or ＠. */
  | { type: "mention"; memberId: string; as: string };
