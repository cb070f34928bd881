import { expect, test } from "vitest";
import { onlyZoneOf, visitorCountry } from "./visitor-place";

test.each([
  ["ja,en;q=0.5", "JP"],
  ["ko-KR", "KR"],
  ["en-NO,en;q=0.9", "NO"],
  ["en", undefined],
  ["*", undefined],
  ["", undefined],
  [null, undefined],
])("who reads %s is probably in %s", (asked, country) => {
  expect(visitorCountry(asked)).toBe(country);
});

test("a country with one zone proposes it", () => {
  expect(onlyZoneOf("JP")).toBe("Asia/Tokyo");
  expect(onlyZoneOf("US")).toBeUndefined();
});
