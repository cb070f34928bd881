import { expect, test } from "vitest";
import type { Entry } from "~/domain/entry";
import { addPage, openWindows, place, trim, type Window } from "./window";

const row = (seq: number) => ({ id: `e${seq}`, seq, ownRow: true }) as Entry;
const change = (seq: number, of: number) => ({ id: `e${seq}`, seq, ownRow: false, rootId: `e${of}` }) as Entry;
const page = (from: number, to: number, head: number, entries = [row(from), row(to)]) => ({ from, to, head, entries });
const ranges = (windows: Window[]) => windows.map(({ from, to }) => [from, to]);
const seqs = (windows: Window[]) => windows.map(({ entries }) => entries.map(({ seq }) => seq));

test("the newest page is the tail; a page further up stands apart from an empty tail", () => {
  expect(ranges(openWindows(page(41, 50, 50)))).toEqual([[41, 50]]);
  expect(ranges(openWindows(page(11, 20, 50)))).toEqual([
    [11, 20],
    [51, 50],
  ]);
});

test("windows that touch become one, without doubles", () => {
  const apart = openWindows(page(11, 20, 50));
  const grown = addPage(apart, page(20, 40, 50));
  expect(ranges(grown)).toEqual([
    [11, 40],
    [51, 50],
  ]);
  expect(seqs(grown)).toEqual([[11, 20, 40], []]);
  expect(ranges(addPage(grown, page(41, 50, 50)))).toEqual([[11, 50]]);
});

test("a live own row goes to the tail only, a change to wherever its row is, each once", () => {
  let windows = openWindows(page(11, 20, 50));
  for (const entry of [row(51), change(52, 11), change(53, 30), row(51), change(52, 11)])
    windows = place(windows, entry);
  expect(ranges(windows)).toEqual([
    [11, 20],
    [51, 53],
  ]);
  expect(seqs(windows)).toEqual([[11, 20, 52], [51]]);
});

test("a page beyond a tail that is behind begins a new tail at its own head", () => {
  const windows = addPage(openWindows(page(41, 50, 50)), page(70, 80, 200));
  expect(ranges(windows)).toEqual([
    [41, 50],
    [70, 80],
    [201, 200],
  ]);
  // What the old tail lacks comes by live entries, yet its rows 51 … 69 are not loaded and stay out.
  expect(seqs(place(windows, row(51)))).toEqual(seqs(windows));
});

test("of too many rows those around the view stay, with their changes; an empty tail takes what comes", () => {
  const rows = Array.from({ length: 10 }, (_, index) => row(index + 1));
  const whole = openWindows({ from: 1, to: 12, head: 12, entries: [...rows, change(11, 2), change(12, 9)] });
  expect(trim(whole, 5, 10)).toBe(whole);
  const early = trim(whole, 3, 4);
  expect(ranges(early)).toEqual([
    [1, 4],
    [13, 12],
  ]);
  expect(seqs(early)).toEqual([[1, 2, 3, 4, 11], []]);
  expect(seqs(place(early, row(13)))).toEqual([[1, 2, 3, 4, 11], [13]]);
  const late = trim(whole, 12, 4);
  expect(ranges(late)).toEqual([[7, 12]]);
  expect(seqs(late)).toEqual([[7, 8, 9, 10, 12]]);
});
