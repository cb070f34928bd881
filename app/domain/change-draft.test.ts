import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type DraftFields,
  draftChange,
  fieldsOf,
  fitsDraft,
  patchBetween,
  patched,
  taken,
  typedIn,
} from "./change-draft";
import { emptyChange, type TypedChange } from "./typed-change";
import { emptyRow } from "./typed-characteristics";

const key = fc.constantFrom("a", "b", "c", "d", "e");
const words = fc.constantFrom("", "mm", "12 H7", "x");
const row = fc
  .record({ key, name: words, after: words, unit: words, critical: fc.boolean() })
  .map((cells) => ({ ...emptyRow(cells.key), ...cells }));
const change: fc.Arbitrary<TypedChange> = fc
  .record({
    title: words,
    reason: words,
    asksImpact: fc.boolean(),
    rows: fc.uniqueArray(row, { selector: (one) => one.key }),
  })
  .map((typed) => ({ ...emptyChange(0), ...typed }));

test("a form is its fields, and fields are their form, whatever rows stood there before", () => {
  fc.assert(
    fc.property(change, change, (typed, earlier) => {
      const base = fieldsOf(earlier);
      const fields = fieldsOf(typed, base);
      expect(typedIn(fields)).toEqual(typed);
      expect(fieldsOf(typedIn(fields), fields)).toEqual(fields);
    }),
  );
});

test("one more row, or one less, moves no other", () => {
  const typed = { ...emptyChange(0), rows: ["a", "b", "c"].map(emptyRow) };
  const base = fieldsOf(typed);
  const without = fieldsOf({ ...typed, rows: ["a", "c"].map(emptyRow) }, base);
  expect(patchBetween(base, without)).toEqual({ "row.b.order": null });
  const more = fieldsOf({ ...typed, rows: ["a", "c", "d"].map(emptyRow) }, without);
  expect(patchBetween(without, more)).toEqual({ "row.d.order": "3" });
});

test("rows that two people add are both there, in one order for both", () => {
  const base = fieldsOf({ ...emptyChange(0), rows: [emptyRow("a")] });
  const add = (name: string) =>
    fieldsOf({ ...typedIn(base), rows: [emptyRow("a"), { ...emptyRow(name), name }] }, base);
  const merged = patched(patched(base, patchBetween(base, add("z"))), patchBetween(base, add("y")));
  expect(typedIn(merged).rows.map((one) => one.key)).toEqual(["a", "y", "z"]);
});

test("what is typed into a row that a colleague took away brings the row back with it", () => {
  const base = fieldsOf({ ...emptyChange(0), rows: [{ ...emptyRow("a"), name: "Bore" }] });
  const merged = patched(patched(base, patchBetween(base, {})), { "row.a.after": "12 H7" });
  expect(typedIn(merged).rows).toEqual([{ ...emptyRow("a"), after: "12 H7" }]);
  expect(fieldsOf(typedIn(merged), merged)).toEqual(merged);
});

/** What two people do: type a value into a field, empty it, send what is unsent, read what there is. */
const field = fc.constantFrom("title", "part", "reason", "row.a.after", "row.b.name");
const step = fc.oneof(
  fc.record({ who: fc.constantFrom(0, 1), does: fc.constant("type" as const), field, value: words }),
  fc.record({ who: fc.constantFrom(0, 1), does: fc.constant("clear" as const), field, value: words }),
  fc.record({
    who: fc.constantFrom(0, 1),
    does: fc.constantFrom("send" as const, "read" as const),
    field,
    value: words,
  }),
);

test("two writers come to the same fields: each says what the last one sent, and nothing unsent is overwritten", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      let server: DraftFields = {};
      const sent: DraftFields = {};
      const people = [
        { base: {} as DraftFields, mine: {} as DraftFields },
        { base: {} as DraftFields, mine: {} as DraftFields },
      ];
      const send = (who: number) => {
        const person = people[who] as (typeof people)[number];
        const patch = patchBetween(person.base, person.mine);
        for (const [name, value] of Object.entries(patch)) sent[name] = value ?? "none";
        server = patched(server, patch);
        person.base = patched(person.base, patch);
      };
      const read = (who: number) => {
        const person = people[who] as (typeof people)[number];
        const unsent = Object.keys(patchBetween(person.base, person.mine));
        const { base, mine, changed } = taken(person, server);
        for (const name of unsent) expect(mine[name]).toBe(person.mine[name]);
        expect(changed.filter((name) => unsent.includes(name))).toEqual([]);
        people[who] = { base, mine };
      };
      for (const { who, does, field: name, value } of steps) {
        const person = people[who] as (typeof people)[number];
        if (does === "type") person.mine = patched(person.mine, { [name]: value });
        if (does === "clear") person.mine = patched(person.mine, { [name]: null });
        if (does === "send") send(who);
        if (does === "read") read(who);
      }
      for (const who of [0, 1, 0, 1]) {
        send(who);
        read(who);
      }
      for (const { mine, base } of people) {
        expect(mine).toEqual(server);
        expect(base).toEqual(server);
      }
      for (const [name, value] of Object.entries(sent)) expect(server[name] ?? "none").toBe(value);
    }),
  );
});

test("a field that somebody is typing in is left alone until they leave it", () => {
  expect(taken({ base: {}, mine: { title: "b" } }, { title: "b" })).toMatchObject({
    base: { title: "b" },
    changed: [],
  });
  const before = { base: { title: "a" }, mine: { title: "a" } };
  const held = taken(before, { title: "b", part: "P" }, (name) => name === "title");
  expect(held).toEqual({ base: { title: "a", part: "P" }, mine: { title: "a", part: "P" }, changed: ["part"] });
  expect(taken(held, { title: "b", part: "P" })).toMatchObject({ mine: { title: "b" }, changed: ["title"] });
});

test("only fields of a proposal are kept, each and all together of a bounded length", () => {
  const clientKey = "0190a6a0-0000-7000-8000-000000000000";
  const takes = (patch: unknown) => draftChange.safeParse({ clientKey, patch: JSON.stringify(patch) }).success;
  expect(takes({ title: "x", "row.c1.after": null, asksImpact: "no" })).toBe(true);
  for (const patch of [
    { other: "x" },
    { "row.A.after": "x" },
    { "row.a.key": "x" },
    { __proto: "x" },
    { title: 1 },
    null,
    [],
  ])
    expect(takes(patch), JSON.stringify(patch)).toBe(false);
  expect(takes({ title: "x".repeat(8_001) })).toBe(false);
  expect(takes({ title: String.fromCharCode(0) })).toBe(false);
  expect(draftChange.safeParse({ clientKey, patch: "{" }).success).toBe(false);
  expect(fitsDraft(Object.fromEntries(Array.from({ length: 2_101 }, (_, place) => [`row.${place}.no`, "1"])))).toBe(
    false,
  );
  expect(
    fitsDraft(Object.fromEntries(Array.from({ length: 30 }, (_, place) => [`row.${place}.no`, "x".repeat(8_000)]))),
  ).toBe(false);
  expect(fitsDraft({ title: "x" })).toBe(true);
});
