import { describe, expect, test } from "vitest";
import { readable } from "./characters";
import {
  type AttachedFile,
  cleanFileName,
  crossesUnchecked,
  currentInstead,
  describe as describeFile,
  fileFrom,
  kindOf,
  samePart,
  undescribed,
} from "./file";
import { fileDescription } from "./file-schema";

const sent = { id: "a", sha256: "", name: "BRK-220.pdf", size: 1, type: "application/pdf", ...undescribed };

test.each([
  ["C:\\図面\\治具.PDF", "治具.PDF"],
  ["../../etc/passwd", "passwd"],
  ["도면.pdf".normalize("NFD"), "도면.pdf"],
  ["ガイド.png".normalize("NFD"), "ガイド.png"],
  ["a\u0000b\u202Efdp.exe", "abfdp.exe"],
  ["...", "file"],
  ["", "file"],
  ["  plan: rev?.dwg ", "plan rev.dwg"],
])("the name %j is kept as %j", (name, kept) => {
  expect(cleanFileName(name)).toBe(kept);
});

test("a long name is shortened before its extension, between whole characters", () => {
  const kept = cleanFileName(`${"図".repeat(300)}.step`);
  expect(kept).toHaveLength(200);
  expect(kept.endsWith("….step")).toBe(true);
  expect(readable(cleanFileName(`${"😀".repeat(300)}.png`))).toBe(true);
});

test("parts are the same in whatever width and case they were typed", () => {
  expect(samePart("ＢＲＫ－２２０ ".normalize("NFKC"), "brk-220")).toBe(true);
  expect(samePart("BRK-220", "BRK-221")).toBe(false);
});

describe("what counts instead of a file", () => {
  const current = { part: "BRK-220", fileId: "d", before: ["b", "c"] };
  const plain = { id: "x", part: null, revision: null, originId: null };
  const instead = (file: Partial<AttachedFile>, drawings = [current]) =>
    currentInstead({ ...plain, ...file }, drawings);

  test("the current revision of the same part, and of a file without a revision none", () => {
    expect(instead({ id: "c", part: "brk-220", revision: "C" })).toBe(current);
    expect(instead({ id: "d", part: "BRK-220", revision: "D" })).toBeUndefined();
    expect(instead({ part: "BRK-220" })).toBeUndefined();
    expect(instead({ part: "PLT-7", revision: "A" })).toBeUndefined();
  });

  test("for a mark-up the current revision of what it was drawn on", () => {
    expect(instead({ originId: "c" })).toBe(current);
    expect(instead({ originId: "d" })).toBeUndefined();
    expect(instead({ originId: "a photo" })).toBeUndefined();
    expect(instead({ id: "d", part: "BRK-220", revision: "D", originId: "c" })).toBeUndefined();
  });

  test("a note's own drawing of a part is not superseded by the project's", () => {
    const note = { part: "BRK-220", fileId: "n", before: [] };
    expect(instead({ id: "n", part: "BRK-220", revision: "D" }, [note, current])).toBeUndefined();
    expect(instead({ originId: "c" }, [note, current])).toBe(current);
  });
});

test("the newest description of a file counts, and of no other", () => {
  const files = [fileFrom(sent), fileFrom({ ...sent, id: "b" })];
  const described = { fileId: "b", part: "BRK-220", revision: "D", exportMark: "notApplicable", permit: null } as const;
  expect(describeFile(files, described).map(({ revision }) => revision)).toEqual([null, "D"]);
});

test("a border makes a file that nobody has checked a matter for a warning", () => {
  expect(crossesUnchecked({ exportMark: "notChecked" }, ["JP", "KR"])).toBe(true);
  expect(crossesUnchecked({ exportMark: "notChecked" }, ["JP", "JP"])).toBe(false);
  expect(crossesUnchecked({ exportMark: "notApplicable" }, ["JP", "KR"])).toBe(false);
});

test.each([
  ["image/jpeg", "a.jpg", "picture"],
  ["image/svg+xml", "a.svg", "other"],
  ["application/pdf", "a.bin", "pdf"],
  ["application/octet-stream", "BRK-220.STEP", "cad"],
  ["text/csv", "a.csv", "sheet"],
  ["application/zip", "a.zip", "archive"],
  ["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "a.xlsx", "sheet"],
  ["application/octet-stream", "a", "other"],
])("%s with the name %s is of the kind %s", (type, name, kind) => {
  expect(kindOf({ type, name })).toBe(kind);
});

test.each([
  [{ part: null, revision: "D", exportMark: "notChecked", permit: null }, "part"],
  [{ part: "  ", revision: "D", exportMark: "notChecked", permit: null }, "part"],
  [{ part: null, revision: null, exportMark: "applicable", permit: null }, "permit"],
  [{ part: null, revision: null, exportMark: "notApplicable", permit: "E-7" }, "permit"],
])("a description %j lacks its %s", (description, field) => {
  const parsed = fileDescription.safeParse(description);
  expect(parsed.error?.issues.map(({ path }) => path[0])).toEqual([field]);
});

test("an applicable file with its permit, and a drawing with its part, are described", () => {
  const description = { part: "BRK-220", revision: "D", exportMark: "applicable", permit: "E-2026-7" };
  expect(fileDescription.parse(description)).toEqual(description);
});
