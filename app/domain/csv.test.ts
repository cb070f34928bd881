import { expect, test } from "vitest";
import { csvOf } from "./csv";

test("cells with commas, quotes and line breaks stay one cell", () => {
  expect(
    csvOf([
      ["a,b", 'say "x"', "one\ntwo"],
      ["内径", null, 3],
    ]),
  ).toBe('\ufeff"a,b","say ""x""","one\ntwo"\r\n内径,,3\r\n');
});

test.each(["=1+1", "+cmd", "-2+3", "@SUM(A1)", " =1", "\t=1", "＝1", "+0.018/+0.03", "-"])(
  "%j is never run",
  (text) => {
    expect(csvOf([[text]])).toContain(`'${text}`);
  },
);

test.each(["+0.018", "-0.5", "-360", "0", "12 H7", "±0.05"])("%j stays as it is", (text) => {
  expect(csvOf([[text]])).toBe(`\ufeff${text}\r\n`);
});
