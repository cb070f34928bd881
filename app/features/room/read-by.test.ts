import { expect, test } from "vitest";
import type { Row } from "~/domain/timeline";
import { readersByRow } from "./read-by";

const rows = [3, 5, 9].map((seq) => ({ type: "message", seq }) as Row);

test("each reader stands at the newest row that they have read", () => {
  const readers = new Map([
    ["ann", 9],
    ["bob", 7],
    ["eve", 5],
    ["new", 2],
  ]);
  expect([...readersByRow(rows, readers)]).toEqual([
    [9, ["ann"]],
    [5, ["bob", "eve"]],
  ]);
});
