import { expect, test } from "vitest";
import { holdsTag } from "./tag";

test("a header names what its sender holds, weakly or not, alone or among others", () => {
  for (const header of ['"abc"', 'W/"abc"', '"x", W/"abc"', "*"]) expect(holdsTag(header, "abc"), header).toBe(true);
  for (const header of [null, "", "abc", '"abcd"', '"ab"', '"x", "y"']) expect(holdsTag(header, "abc")).toBe(false);
});
