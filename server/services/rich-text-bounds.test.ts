import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isLink } from "~/domain/link";
import { textOf, urlsOf } from "../../test/support/drawn-text";
import { richText } from "./rich-text";

describe("any text", () => {
  const piece = fc.constantFrom(
    ...["*", "**", "_", "~~", "`", "```\n", "[", "](", ")", "<", ">", "> ", "- ", "1. ", "2026. ", "# ", "|", "|-|\n"],
    ...[
      "\n",
      "\n\n",
      " ",
      "    ",
      "\\",
      "!",
      "https://",
      "example.com/",
      "www.",
      "javascript:",
      "mailto:",
      "a@b.co",
      "&#99;",
    ],
    ...["図面", "납기", "を", "Ａ", "x", "12", "[x]", "---", ":", '"t"', "[a](https://b.co)", "\t", "<b>", "@田中"],
  );
  const text = fc.oneof(
    fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join("")),
    fc.string({ unit: "grapheme", maxLength: 60 }),
  );

  test("loses no letter and no digit but in marks: a fence's language, a task's x, a bare address's scheme", () => {
    fc.assert(
      fc.property(text, (typed) => {
        expect(lettersOf(withoutMarks(textOf(richText(typed, [{ memberId: "1", as: "田中" }]))))).toBe(
          lettersOf(withoutMarks(typed)),
        );
      }),
      { numRuns: 3000 },
    );
  });

  test("leads nowhere but to http, https and mailto", () => {
    fc.assert(
      fc.property(text, (typed) => {
        expect(urlsOf(richText(typed, [])).filter((url) => !isLink(url))).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("10,000 characters that would take long", () => {
  const table = (columns: number, rows: number) =>
    `${"|a".repeat(columns)}|\n${"|-".repeat(columns)}|\n${`${"|1".repeat(columns)}|\n`.repeat(rows)}`;
  const heavy: Record<string, string> = {
    "a table of 10,000 cells": table(100, 100),
    "a wide table": table(500, 1),
    "nested lists": Array.from({ length: 90 }, (_, depth) => `${"  ".repeat(depth)}- a`).join("\n"),
    "marks in marks": "*a **b ".repeat(700) + "** *".repeat(700),
  };
  const repeated = [
    ">",
    "> ",
    "[",
    "![",
    "*_*_",
    "*a_",
    "**a** ",
    "`a",
    "[a](",
    "[a](b)",
    "<a ",
    "a@",
    "www.",
    "https://a.b ",
  ];
  for (const one of [
    ...repeated,
    "- a\n",
    "1. a\n",
    "2026. 10. 5.\n",
    "> a\n\n",
    "# a\n",
    "a\n",
    "~~a",
    "\\",
    "(",
    "|",
  ]) {
    heavy[one] = one.repeat(Math.floor(10_000 / one.length));
  }

  test.each(Object.keys(heavy))("%j is read in less than 50 ms", (name) => {
    const spent = [1, 2, 3, 4].map((run) => {
      const before = process.cpuUsage();
      richText(`${run}\n\n${heavy[name]}`, []);
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1000;
    });
    expect(Math.min(...spent)).toBeLessThan(50);
  });

  test("what is too intricate is one paragraph with all that was typed, links and names included", () => {
    const typed = `${">".repeat(200)} @田中`;
    expect(richText(typed, [{ memberId: "1", as: "田中" }])).toEqual([
      { type: "paragraph", children: [`${">".repeat(200)} `, { type: "mention", memberId: "1", as: "@田中" }] },
    ]);
  });

  test("a pasted table of 300 rows is still a table", () => {
    expect(richText(table(4, 298), [])[0]?.type).toBe("table");
  });
});

function withoutMarks(text: string): string {
  return text.replace(/```[ \t]*[a-z][\w+#.-]*[ \t]*$/gim, "").replace(/\[x\]|☑/gi, "");
}

function lettersOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, "");
}
