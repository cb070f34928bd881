import { expect, test } from "vitest";
import { pastEverySeq, seqFrom } from "./seq";

test("a seq in an address is a whole number, up to the one past every entry", () => {
  expect(seqFrom("0")).toBe(0);
  expect(seqFrom(String(pastEverySeq))).toBe(pastEverySeq);
  for (const text of [null, "", "-1", "1.5", "1e3", String(pastEverySeq + 1)]) expect(seqFrom(text)).toBeUndefined();
});
