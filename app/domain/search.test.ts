import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { foldForSearch, foldWithPlaces } from "./fold";
import { excerptOf, gramsOf, marksIn, termsOf } from "./search";

describe("a query finds what people mean by it", () => {
  test.each([
    ["図面", "図面の件"],
    ["納期", "新納期変更"],
    ["납기", "납기가 변경"],
    ["도금", "무전해니켈도금으로"],
    ["±0.05", "±０．０５"],
    ["10mm", "10㎜"],
    ["φ8", "Φ8"],
    ["φ8", "⌀8"],
    ["Ø8", "φ８"],
    ["SUS304", "ＳＵＳ３０４"],
    ["PN-00123", "pn-00123-B"],
    ["図", "図面の件"],
    ["ﾒｯｷ", "無電解ニッケルめっき"],
    ["めっき", "ﾒｯｷ厚"],
    ["モータ-", "サーボモーター"],
    ["カ゛スケット", "ガスケット"],
    ["납기".normalize("NFD"), "납기가 변경"],
    ["납기", "납기가 변경".normalize("NFD")],
    ["100x50", "100×50×3"],
    ["10μm", "10㎛"],
    ["10~20", "10～20"],
    ["10〜20", "10~20"],
    ["a–b", "A-B"],
    ["don't", "don’t"],
    ["田中", "＠田中さん"],
    ["👩‍👩‍👧", "家族👩‍👩‍👧です"],
    ["納期変更", "**納期**変更"],
    ["zero width", "zero\u200b  \u3000width"],
    ["葛", "葛\u{e0100}城"],
    ["ᄒᆞᆫ글", "ᄒᆞᆫ글"],
  ])("%s finds %s", (query, text) => {
    const terms = termsOf(query);
    expect(terms).not.toEqual([]);
    for (const term of terms) expect(foldForSearch(text)).toContain(term);
    expect(marksIn(text, query)).not.toEqual([]);
  });

  test.each([
    ["±0.05", "0.05"],
    ["図面", "図 面"],
    ["10mm", "10cm"],
    ["は", "ば"],
    ["%", "100"],
  ])("%s does not find %s", (query, text) => {
    for (const term of termsOf(query)) expect(foldForSearch(text)).not.toContain(term);
    expect(marksIn(text, query)).toEqual([]);
  });
});

describe("the words of a query", () => {
  test("every word must be there, a quoted phrase as one word, each once", () => {
    expect(termsOf("도면　공차 도면")).toEqual(["도면", "공차"]);
    expect(termsOf("“surface finish” Ra")).toEqual(["surface finish", "ra"]);
    expect(termsOf('3/4" pipe')).toEqual(['3/4"', "pipe"]);
    expect(termsOf('""  \u200b ')).toEqual([]);
    expect(termsOf("SUS sus304")).toEqual(["sus304"]);
  });

  test("its length is bounded", () => {
    expect(termsOf("a b c d e f g h i j k l")).toHaveLength(8);
    expect(termsOf("長".repeat(10_000))[0]).toHaveLength(200);
  });
});

describe("pairs", () => {
  test("are distinct, of whole characters, and never reach over a space", () => {
    expect(gramsOf("図面 図面の")).toEqual(["図面", "面の"]);
    expect(gramsOf("a👩b")).toEqual(["a👩", "👩b"]);
    expect(gramsOf("図")).toEqual([]);
  });

  test("10,000 characters take a moment", () => {
    const text = Array.from({ length: 10_000 }, (_, at) => String.fromCodePoint(0x4e00 + (at % 9_000))).join("");
    const start = performance.now();
    expect(gramsOf(foldForSearch(text)).length).toBeGreaterThan(8_000);
    expect(performance.now() - start).toBeLessThan(500);
  });
});

describe("marks", () => {
  test("cover what was typed, however it is written", () => {
    expect(said("厚さは10㎜、径はΦ8。", "10mm φ8")).toEqual(["10㎜", "Φ8"]);
    expect(said("ﾒｯｷはﾒｯｷ屋で", "めっき")).toEqual(["ﾒｯｷ", "ﾒｯｷ"]);
    expect(said("aaaa", "aa")).toEqual(["aaaa"]);
    expect(said("surface \n finish", '"surface finish"')).toEqual(["surface \n finish"]);
    expect(said("**納期**変更です", "納期変更")).toEqual(["納期**変更"]);
  });
});

describe("excerpts", () => {
  test("begin a little before the first of the words, in one line and with whole characters", () => {
    const text = `${"👩".repeat(200)}\n**納期** は木曜です。${"𠮷".repeat(200)}`;
    const excerpt = excerptOf(text, "納期");
    expect(excerpt).toMatch(/^…(👩)+ 納期 は木曜です。(𠮷)+…$/u);
    expect(marksIn(excerpt, "納期")).toHaveLength(1);
    expect(excerptOf(text, "")).toMatch(/^(👩)+…$/u);
    expect(excerptOf(" 短い ", "無い")).toBe("短い");
  });
});

describe("for any text", () => {
  const pieces = [
    "図面",
    "납기",
    "각",
    "ﾊﾞ",
    "が",
    "Σ",
    "İ",
    "㎜",
    "⌀",
    "×",
    " ",
    "　",
    "\n",
    "**",
    "`",
    "ー",
    "👩‍👧",
    "é",
    "ㄱㅏㄳ",
    "½",
  ];
  const anyText = fc.oneof(
    fc.string({
      unit: fc.oneof(fc.constantFrom(...pieces), fc.constantFrom(...pieces.map((one) => one.normalize("NFD")))),
    }),
    fc.string({ unit: "grapheme" }),
  );

  test("the way back leads to the same folded text", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { folded, starts, ends } = foldWithPlaces(text);
        expect(folded).toBe(foldForSearch(text));
        expect([starts.length, ends.length]).toEqual([folded.length, folded.length]);
      }),
    );
  });

  test("whatever part of it is asked for is found, by its pairs too, and marked", () => {
    fc.assert(
      fc.property(anyText, anyText, anyText, (before, part, after) => {
        const text = `${before} ${part} ${after}`;
        const [query] = termsOf(`“${part.replaceAll(/["“”„‟＂]/g, "")}”`);
        fc.pre(query !== undefined && !/["“”„‟＂]/.test(part) && part.length < 150);
        expect(foldForSearch(text)).toContain(query);
        expect(gramsOf(foldForSearch(text))).toEqual(expect.arrayContaining(gramsOf(query ?? "")));
        expect(
          marksIn(text, `"${part}"`).some(([start, end]) =>
            foldForSearch(text.slice(start, end)).includes(query ?? ""),
          ),
        ).toBe(true);
      }),
    );
  });
});

function said(text: string, query: string): string[] {
  return marksIn(text, query).map(([start, end]) => text.slice(start, end));
}
