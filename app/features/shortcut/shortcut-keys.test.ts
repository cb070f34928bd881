import { expect, test } from "vitest";
import { shortcutOf } from "./shortcut-keys";

const press = (key: string, more: object = {}) => ({
  ...{ key, ctrlKey: false, metaKey: false, altKey: false, isComposing: false, keyCode: 65 },
  ...more,
});
const idle = { typing: false, singles: true };
const typing = { typing: true, singles: true };

test("Ctrl and ⌘ with K open the palette, also while typing", () => {
  expect(shortcutOf(press("k", { ctrlKey: true }), typing)).toBe("palette");
  expect(shortcutOf(press("K", { metaKey: true }), idle)).toBe("palette");
});

test("single keys are nobody's business while somebody types or composes", () => {
  expect(shortcutOf(press("?"), idle)).toBe("list");
  expect(shortcutOf(press("?"), typing)).toBeUndefined();
  expect(shortcutOf(press("k", { ctrlKey: true, isComposing: true }), typing)).toBeUndefined();
  expect(shortcutOf(press("w", { keyCode: 229 }), idle)).toBeUndefined();
});

test("single keys can be switched off, the others stay", () => {
  const off = { typing: false, singles: false };
  expect(shortcutOf(press("/"), off)).toBeUndefined();
  expect(shortcutOf(press("ArrowDown", { altKey: true }), off)).toBe("nextRoom");
});

test("Ctrl with another key is the browser's", () => {
  expect(shortcutOf(press("w", { ctrlKey: true }), idle)).toBeUndefined();
  expect(shortcutOf(press("/", { ctrlKey: true }), idle)).toBeUndefined();
});
