import { expect, test } from "vitest";
import { isSameOrigin } from "./same-origin";

const asked = (headers: Record<string, string>, publicUrl?: string) =>
  isSameOrigin({ headers: { host: "192.0.2.7:3000", ...headers } }, publicUrl);

test("without a public address, a page of the host that was asked", () => {
  expect(asked({ origin: "http://192.0.2.7:3000" })).toBe(true);
  expect(asked({ origin: "https://192.0.2.7:3000" })).toBe(true);
  expect(asked({ origin: "http://ROOMS.example", host: "Rooms.example" })).toBe(true);
  expect(asked({ origin: "http://192.0.2.7:3001" })).toBe(false);
  expect(asked({ origin: "http://else.example" })).toBe(false);
});

test("with a public address only its pages, whatever host was asked", () => {
  const publicUrl = "https://rooms.example";
  expect(asked({ origin: publicUrl }, publicUrl)).toBe(true);
  expect(asked({ origin: "http://192.0.2.7:3000" }, publicUrl)).toBe(false);
  expect(asked({ origin: "http://rooms.example", host: "rooms.example" }, publicUrl)).toBe(false);
  expect(asked({ origin: "https://rooms.example.else.example" }, publicUrl)).toBe(false);
});

test("an old browser's Referer stands in for its Origin, and nothing for a page without either", () => {
  const publicUrl = "https://rooms.example";
  expect(asked({ referer: `${publicUrl}/rooms` }, publicUrl)).toBe(true);
  expect(asked({ referer: publicUrl, origin: "https://else.example" }, publicUrl)).toBe(false);
  expect(asked({}, publicUrl)).toBe(false);
  expect(asked({ origin: "null" })).toBe(false);
});
