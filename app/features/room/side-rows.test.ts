import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Row } from "~/domain/timeline";
import { isNote, wantedNotes, withNotes } from "./side-rows";

const line = (seq: number) => ({ type: "message", key: `line ${seq}`, seq, at: seq }) as Row;
const note = (seq: number, parentSeq: number) =>
  ({ type: "message", key: `note ${seq}`, seq, parentSeq, at: parentSeq }) as Row;
const waiting = (key: string, roomId: string, at: number) =>
  ({ type: "pending", key, at, pending: { input: { roomId } } }) as Row;
const opening = { type: "event", key: "opening", seq: 1, parentSeq: 2, entry: { kind: "room.opened" } } as Row;
const whole = { from: 1, to: 9, hasOlder: false, hasNewer: false };
const sums = (steps: number[]) => steps.map((_, index) => steps.slice(0, index + 1).reduce((a, b) => a + b, 0));
const keys = (rows: Row[]) => rows.map(({ key }) => key);

test("a note stands after the line that was the newest when it was stored, and before the next", () => {
  const merged = withNotes(
    [line(1), line(4), line(5)],
    [opening, note(2, 2), note(3, 4), note(4, 4), note(5, 9)],
    whole,
  );
  expect(keys(merged)).toEqual(["line 1", "note 2", "line 4", "note 3", "note 4", "line 5", "note 5"]);
});

test("only notes that belong between the lines on screen are there", () => {
  const notes = [note(2, 3), note(3, 5), note(4, 8), note(5, 9)];
  const shown = { from: 4, to: 8, hasOlder: true, hasNewer: true };
  expect(keys(withNotes([line(4), line(8)], notes, shown))).toEqual(["line 4", "note 3", "line 8", "note 4"]);
  expect(keys(withNotes([line(4), line(8)], notes, { ...shown, hasNewer: false }))).toContain("note 5");
  expect(keys(withNotes([line(4), line(8)], notes, { ...shown, hasOlder: false }))).toContain("note 2");
});

test("what waits stands at the end, by when it was written; notes that wait only at the newest line", () => {
  const rows = [line(1), waiting("said", "room", 30)];
  const notes = [note(2, 1), waiting("noted", "side", 20)];
  expect(keys(withNotes(rows, notes, whole))).toEqual(["line 1", "note 2", "noted", "said"]);
  expect(keys(withNotes([line(1)], notes, { ...whole, hasNewer: true }))).toEqual(["line 1", "note 2"]);
});

test("every line knows whose it is, also while it waits", () => {
  const merged = withNotes([line(1), waiting("said", "room", 9)], [note(2, 1), waiting("noted", "side", 9)], whole);
  expect(keys(merged.filter((row) => isNote(row, "room")))).toEqual(["note 2", "noted"]);
});

test("both orders are kept and no line is lost or doubled, wherever the notes were written", () => {
  const gaps = fc.array(fc.nat(3), { maxLength: 40 });
  const property = fc.property(gaps, gaps, (steps, parents) => {
    const lines = sums(steps.map((step) => step + 1)).map(line);
    const notes = sums(parents).map((parent, index) => note(index + 2, parent));
    const merged = withNotes(lines, notes, { ...whole, to: 999 });
    expect(merged.filter((row) => !isNote(row, "room"))).toEqual(lines);
    expect(merged.filter((row) => isNote(row, "room"))).toEqual(notes);
    merged.forEach((row, index) => {
      const before = merged.slice(0, index).findLast((other) => !isNote(other, "room"));
      const after = merged.slice(index).find((other) => !isNote(other, "room"));
      if (!("parentSeq" in row) || row.parentSeq === undefined) return;
      expect((before as { seq?: number })?.seq ?? 0).toBeLessThanOrEqual(row.parentSeq);
      expect((after as { seq?: number })?.seq ?? Number.POSITIVE_INFINITY).toBeGreaterThan(row.parentSeq);
    });
  });
  fc.assert(property, { numRuns: 300 });
});

test("the side room loads what lies between the lines on screen, and jumps with the room", () => {
  const tail = { from: 100, to: 200, hasOlder: true, hasNewer: false };
  expect(wantedNotes(tail, [note(9, 120)], { hasOlder: true, hasNewer: false })).toBe("older");
  expect(wantedNotes(tail, [note(8, 90), note(9, 120)], { hasOlder: true, hasNewer: false })).toBeNull();
  expect(wantedNotes(tail, [note(9, 120)], { hasOlder: false, hasNewer: false })).toBeNull();
  const jumped = { from: 10, to: 40, hasOlder: true, hasNewer: true };
  expect(wantedNotes(jumped, [note(9, 120)], { hasOlder: true, hasNewer: false })).toBe("elsewhere");
  expect(wantedNotes(jumped, [note(2, 5), note(4, 20)], { hasOlder: true, hasNewer: true })).toBe("newer");
  expect(wantedNotes(tail, [note(2, 5), note(4, 20)], { hasOlder: true, hasNewer: true })).toBe("elsewhere");
  expect(wantedNotes(tail, [note(2, 5), note(4, 150)], { hasOlder: false, hasNewer: true })).toBe("newer");
  const beginning = { from: 1, to: 40, hasOlder: false, hasNewer: false };
  expect(wantedNotes(beginning, [note(4, 1)], { hasOlder: true, hasNewer: false })).toBe("older");
});
