import { expect, test } from "vitest";
import { isUnseenHeic } from "./pages";

test.each([
  ["image/heic", "IMG_0042.HEIC", null, true],
  ["image/heif-sequence", "burst.heif", null, true],
  ["image/heic", "drawn elsewhere.heic", 640, false],
  ["image/bmp", "scan.bmp", null, false],
  ["image/avif", "photo.avif", 640, false],
  ["text/plain", "notes.heic", null, false],
])("a file of the type %s with the name %s and the width %s is an unseen HEIC photo: %s", (type, name, width, is) => {
  expect(isUnseenHeic({ type, name, width })).toBe(is);
});
