import { expect, test } from "vitest";
import { initials } from "./avatar";

test.each([
  ["Ingrid Solberg", "IS"],
  ["Ingrid Marie Solberg", "IS"],
  ["cher", "C"],
  ["佐藤 健一", "佐"],
  ["佐藤　健一", "佐"],
  ["박지훈", "박"],
  ["ジョン・スミス", "ジ"],
  ["𠮷田", "𠮷"],
  ["", "?"],
])("%s is %s", (name, expected) => {
  expect(initials(name)).toBe(expected);
});
