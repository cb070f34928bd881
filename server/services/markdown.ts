import type { Root } from "mdast";
import { fromMarkdown, type Options } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { cjkFriendlyExtension } from "micromark-extension-cjk-friendly";
import { gfmStrikethroughCjkFriendly } from "micromark-extension-cjk-friendly-gfm-strikethrough";
import { gfm } from "micromark-extension-gfm";
import { longestMessage } from "~/domain/characters";
import { linksIn } from "~/domain/link";
import { marksToKeep } from "./markdown-kept";

type Syntax = NonNullable<Options["extensions"]>[number];
type Construct = Exclude<NonNullable<NonNullable<Syntax["text"]>[number]>, unknown[]>;
type Reading = Extract<NonNullable<Options["mdastExtensions"]>[number], { enter?: unknown }>;

/** A text as Markdown, and the text that the positions in it count in: some marks in it stand behind a backslash. */
export type Parsed = { root: Root; source: string };

/**
 * Markdown as people mean it who write messages, with GitHub's tables, strikethrough and task lists. Undefined: what is
 * in it is nested so deeply, or has so many marks, that reading it would hold up the others.
 */
export function parseMarkdown(text: string): Parsed | undefined {
  let source = text;
  for (let round = 0; round < 4; round += 1) {
    if (isHeavy(source)) return undefined;
    const root = parse(source);
    const places = marksToKeep(root, source);
    if (places.length === 0) return { root, source };
    source = withBackslashes(source, places);
  }
  return undefined;
}

/** What surprises in a message, or is told by characters that would vanish from the text. */
const unwanted = [
  "characterReference",
  "codeIndented",
  "definition",
  "gfmFootnoteCall",
  "gfmFootnoteDefinition",
  "gfmPotentialFootnoteCall",
  "hardBreakEscape",
  "htmlFlow",
  "setextUnderline",
];
/** GitHub's bare addresses go on into Japanese and Korean; ours do not. */
const githubAddresses = ["emailAutolink", "protocolAutolink", "wwwAutolink"];

const syntax: Syntax[] = [
  { ...gfm({ singleTilde: false }), disable: { null: [...unwanted, ...githubAddresses] } },
  gfmStrikethroughCjkFriendly({ singleTilde: false }),
  cjkFriendlyExtension(),
];
const reading: Reading[] = gfmFromMarkdown()
  .flat()
  .map(({ transforms: _, ...rest }) => rest);

function parse(source: string): Root {
  return fromMarkdown(source, {
    extensions: [...syntax, bareAddresses(source)],
    mdastExtensions: [...reading, asTyped(source)],
  });
}

/** Bare addresses are found in the whole text first, so that an underscore or a star in one is not a mark. */
function bareAddresses(source: string): Syntax {
  const ends = new Map(linksIn(source).map(({ start, end }) => [start, end]));
  const address: Construct = {
    name: "bareAddress",
    previous() {
      return ends.has(this.now().offset);
    },
    tokenize(effects, ok, nok) {
      const end = ends.get(this.now().offset);
      const inside: typeof ok = (code) => {
        if (this.now().offset === end) {
          effects.exit("autolinkProtocol");
          effects.exit("autolink");
          return ok(code);
        }
        if (code === null || code < 0) return nok(code);
        effects.consume(code);
        return inside;
      };
      return (code) => {
        if (end === undefined) return nok(code);
        effects.enter("autolink");
        effects.enter("autolinkProtocol");
        return inside(code);
      };
    },
  };
  return { text: Object.fromEntries([...ends.keys()].map((start) => [source.charCodeAt(start), address])) };
}

/** Keeps the backslashes of \\server\folder and the indentation of lines. */
function asTyped(source: string): Reading {
  return {
    enter: {
      characterEscape(token) {
        this.config.enter.data?.call(this, token);
        const text = this.stack.at(-1);
        if (text?.type === "text" && isPath(source, token.start.offset)) text.value += "\\";
      },
      linePrefix(token) {
        const type: string = this.stack.at(-1)?.type ?? "";
        if (!this.config.canContainEols.includes(type)) return;
        this.config.enter.data?.call(this, token);
        this.config.exit.data?.call(this, token);
      },
    },
  };
}

function isPath(source: string, backslash: number): boolean {
  const next = source.charAt(backslash + 1);
  return next === "\\" || (/[A-Za-z:\\]/.test(source.charAt(backslash - 1)) && !"*|`".includes(next));
}

/** More than a hundred columns, nine levels in one line or fifteen over many: nobody reads that, and it takes long. */
const wide = /^(?:[^|\n]*\|){102}/m;
const deep = /^(?![ \t]*([-*])(?:[ \t]*\1)*[ \t]*$)(?:[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))){9}/m;

const stepped = /^[ \t]{30,}(?:>|[-+*]|\d{1,9}[.)])[ \t]/m;

/** About 50 of it take a millisecond; quotes, lists and marks of emphasis are what takes long. */
const heaviest = 1200;
const weights: [mark: RegExp, weight: number][] = [
  [/\n/g, 1],
  [/(?<=^|[ \t])(?:>|[-+*]|\d{1,9}[.)])(?=[ \t]|$)/gm, 3],
  [/([*_~])\1*/g, 2],
  [/[[\]<`!\\]/g, 1],
  [/\|/g, 0.5],
  [/(?:\/\/|www\.|@)/gi, 2],
];

function isHeavy(source: string): boolean {
  const isLong = source.length > 2 * longestMessage + heaviest;
  if (isLong || wide.test(source) || deep.test(source) || stepped.test(source)) return true;
  let weight = 0;
  for (const [mark, each] of weights) {
    weight += each * (source.match(mark)?.length ?? 0);
    if (weight > heaviest) return true;
  }
  return false;
}

function withBackslashes(source: string, places: readonly number[]): string {
  let result = "";
  let done = 0;
  for (const place of [...new Set(places)].sort((a, b) => a - b)) {
    result += `${source.slice(done, place)}\\`;
    done = place;
  }
  return result + source.slice(done);
}
