import fc from "fast-check";
import { expect, test } from "vitest";
import { tableFrom } from "./table-paste";

test("cells from a spreadsheet become a table, numbers to the right", () => {
  const pasted = "品番\t11月\t12月\r\nBRK-220\t１，２００\t▲360\r\nBRK-221\t840\t(36)\r\n";
  expect(tableFrom(pasted)).toBe(
    "| 品番 | 11月 | 12月 |\n| --- | ---: | ---: |\n| BRK-220 | １，２００ | ▲360 |\n| BRK-221 | 840 | (36) |",
  );
});

test("line breaks, quotes and bars inside a cell stay in it", () => {
  expect(tableFrom('비고\t길이\n"두 줄\n입니다"\t12"\na|b\t"말 ""인용"""')).toBe(
    '| 비고 | 길이 |\n| --- | --- |\n| 두 줄 입니다 | 12" |\n| a\\|b | 말 "인용" |',
  );
});

test("what is no table stays as it was pasted", () => {
  for (const text of ["one line", "a\tb", "a\nb", "a\tb\nc", "\tindented\ntext", ""])
    expect(tableFrom(text)).toBeNull();
});

test("no cell is lost, whatever it holds", () => {
  const cell = fc.stringMatching(/^[a-z0-9|"図面 ]{0,8}$/).filter((text) => !text.startsWith('"'));
  const rows = fc
    .integer({ min: 2, max: 5 })
    .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 2, maxLength: 6 }));
  fc.assert(
    fc.property(rows, (cells) => {
      const table = tableFrom(cells.map((row) => row.join("\t")).join("\n"));
      if (cells.at(-1)?.every((text) => text === "")) return;
      const back = (table ?? "").split("\n").filter((_, index) => index !== 1);
      expect(back.map((line) => line.slice(2, -2).split(/(?<!\\) ?\| ?/).length)).toEqual(
        cells.map((row) => row.length),
      );
    }),
  );
});
