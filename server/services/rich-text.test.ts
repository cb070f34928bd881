import { describe, expect, test } from "vitest";
import type { Block, Inline } from "~/domain/rich-text";
import { urlsOf } from "../../test/support/drawn-text";
import { xssCorpus } from "../../test/support/xss-corpus";
import { richText } from "./rich-text";

const tree = (text: string) => richText(text, []);
/** The inlines of a text that is one paragraph. */
function line(text: string): Inline[] {
  const [first, ...rest] = tree(text);
  expect(rest).toEqual([]);
  return first?.type === "paragraph" ? first.children : [];
}
const bold = (...children: Inline[]): Inline => ({ type: "strong", children });
const link = (url: string, ...children: Inline[]): Inline => ({ type: "link", url, children });
const paragraph = (...children: Inline[]): Block => ({ type: "paragraph", children });

describe("what Markdown makes", () => {
  test("bold, struck and code next to Japanese and Korean, with no space between", () => {
    expect(line("これは**太字（注）**です")).toEqual(["これは", bold("太字（注）"), "です"]);
    expect(line("**굵게**는 ~~취소~~를")).toEqual([bold("굵게"), "는 ", { type: "deleted", children: ["취소"] }, "를"]);
    expect(line("*a* `b*c*`")).toEqual([{ type: "emphasis", children: ["a"] }, " ", { type: "code", text: "b*c*" }]);
  });

  test("lists in lists, tasks, quotes, headings, rules and code", () => {
    expect(tree("- a\n  - b\n- [x] c\n\n> q\n\n# h\n\n---\n```gcode\nG1 *X*\n```")).toEqual([
      {
        type: "list",
        ordered: false,
        start: 1,
        items: [
          [paragraph("a"), { type: "list", ordered: false, start: 1, items: [[paragraph("b")]] }],
          [paragraph("☑ c")],
        ],
      },
      { type: "quote", children: [paragraph("q")] },
      { type: "heading", children: ["h"] },
      { type: "rule" },
      { type: "code", text: "G1 *X*" },
    ]);
  });

  test("a table keeps its alignment and cells that have no heading", () => {
    expect(tree("| 品番 | 数 |\n|:--|--:|\n| **A** | 1 | 2 |")).toEqual([
      {
        type: "table",
        align: ["left", "right"],
        head: [["品番"], ["数"]],
        rows: [[[bold("A")], ["1"], ["2"]]],
      },
    ]);
  });

  test("line breaks stay, empty lines part paragraphs, indentation and full width stay", () => {
    expect(tree("一行\n二行  \n三行\n\n\n　ＳＵＳ３０４　＊")).toEqual([
      paragraph("一行\n二行\n三行"),
      paragraph("　ＳＵＳ３０４　＊"),
    ]);
    expect(line("    품번   수량\n    A-1     3")).toEqual(["    품번   수량\n    A-1     3"]);
  });
});

describe("what a message means by the same characters", () => {
  test.each([
    "2026. 10. 5. 회의",
    "10. 5. 회의",
    "100*200*30",
    "가로*세로*높이",
    "10~20mm, 30~40mm",
    "- 0.05",
    "+ 0.05\n- 0.02",
    "> 0.05 NG",
    "~~~ 네",
    "-",
    "1.",
    "#",
    ">",
    "007. x",
    "AT&amp;T &#99;",
    "\\\\server\\図面\\a",
    "C:\\share\\_old",
    "M5[A](2ea)",
    "[x]: y",
    "[^1]: note",
    "題名\n===",
  ])("%j stays as it was typed", (text) => {
    expect(line(text)).toEqual([text]);
  });

  test("a line of dashes under a text is a rule, not a heading", () => {
    expect(tree("text\n---")).toEqual([paragraph("text"), { type: "rule" }]);
  });

  test("numbers of a list stay the ones that were typed", () => {
    const item = (start: number, text: string) => ({
      type: "list",
      ordered: true,
      start,
      items: [[paragraph(text)]],
    });
    expect(tree("1. a\n5. b\n5. c")).toEqual([item(1, "a"), item(5, "b"), item(5, "c")]);
  });

  test("HTML is text, and Markdown around it is read", () => {
    expect(line("<b>**x**</b> <img src=x>")).toEqual(["<b>", bold("x"), "</b> <img src=x>"]);
  });
});

describe("links", () => {
  test.each([
    ["「https://example.com/a」を", "https://example.com/a"],
    ["https://example.com/a입니다", "https://example.com/a"],
    ["https://example.com/a_b_c*d。", "https://example.com/a_b_c*d"],
    ["(https://example.com/a(b)).", "https://example.com/a(b)"],
    ["**https://example.com/_x_/**を", "https://example.com/_x_/"],
    ["<https://例え.example/図>", "https://例え.example/図"],
    ["www.example.com,", "http://www.example.com"],
    ["메일은 a.b@example.com로", "mailto:a.b@example.com"],
    ["[図](https://example.com/図)", "https://example.com/図"],
    ["![図](https://example.com/x.png)", "https://example.com/x.png"],
  ])("%s leads to %s", (text, url) => {
    expect(urlsOf(tree(text))).toEqual([url]);
  });

  test("a title is read, and what stands in a link leads nowhere else", () => {
    expect(line('[a](https://example.com "図面")')).toEqual([link("https://example.com", "a"), " “図面”"]);
    expect(line("[see www.other.example](https://example.com)")).toEqual([
      link("https://example.com", "see www.other.example"),
    ]);
    expect(line("[https://bank.example](https://trap.example)")).toEqual([
      "[https://bank.example](https://trap.example)",
    ]);
  });

  test.each(xssCorpus)("%j has no link but to http, https and mailto", (text) => {
    for (const url of urlsOf(tree(text))) expect(["http:", "https:", "mailto:"]).toContain(new URL(url).protocol);
  });
});

describe("mentions", () => {
  const mentions = [
    { memberId: "1", as: "田中" },
    { memberId: "2", as: "田中花子" },
  ];
  const said = (text: string) => richText(text, mentions);

  test("take the longest name, with the mark as typed, also in bold; not in code", () => {
    expect(said("＠田中花子 **@田中**様 `@田中` 田中")).toEqual([
      paragraph(
        { type: "mention", memberId: "2", as: "＠田中花子" },
        " ",
        bold({ type: "mention", memberId: "1", as: "@田中" }),
        "様 ",
        { type: "code", text: "@田中" },
        " 田中",
      ),
    ]);
  });

  test("the same text with other mentions is another tree", () => {
    expect(tree("@田中")).toEqual([paragraph("@田中")]);
    expect(said("@田中")).toEqual([paragraph({ type: "mention", memberId: "1", as: "@田中" })]);
  });
});
