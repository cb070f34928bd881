import { expect, test } from "vitest";
import { type Reacted, type Reaction, withReaction } from "./reaction";

const after = (...steps: [Reaction, string, boolean][]) =>
  steps.reduce<Reacted[]>((all, [reaction, who, added]) => withReaction(all, reaction, who, added), []);

test("reactions stand in the order of the first of each, people in the order they came", () => {
  expect(after(["thanks", "ann", true], ["seen", "bob", true], ["thanks", "bob", true])).toEqual([
    { reaction: "thanks", memberIds: ["ann", "bob"] },
    { reaction: "seen", memberIds: ["bob"] },
  ]);
});

test("twice the same changes nothing, also not the order", () => {
  const both = [{ reaction: "seen", memberIds: ["ann", "bob"] }];
  expect(after(["seen", "ann", true], ["seen", "bob", true], ["seen", "ann", true])).toEqual(both);
  expect(after(["seen", "ann", false])).toEqual([]);
});

test("the last one who takes a reaction back takes it away", () => {
  expect(after(["onIt", "ann", true], ["onIt", "bob", true], ["onIt", "ann", false])).toEqual([
    { reaction: "onIt", memberIds: ["bob"] },
  ]);
  expect(after(["onIt", "ann", true], ["onIt", "ann", false])).toEqual([]);
});
