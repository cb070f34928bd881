import { expect, test } from "vitest";
import { specChangeIn, toDecide } from "./change-row";
import type { Entry } from "./entry";
import type { ImpactSheet } from "./impact";
import type { ChangeContent } from "./spec-change-content";

const entry = (seq: number, kind: string, payload: unknown) =>
  ({ id: `e${seq}`, roomId: "room", seq, kind, actorId: "kim", at: seq * 1000, payload }) as unknown as Entry;
const content = { title: "Bore" } as ChangeContent;
const proposed = entry(1, "specChange.proposed", {
  organizationId: "hanbit",
  side: "buyer",
  number: 14,
  content,
}) as Entry<"specChange.proposed">;
const answered = entry(4, "specChange.impactAnswered", { sheet: {} as ImpactSheet, revision: 1 });

test("a row's change is as of its last step", () => {
  expect(specChangeIn({ entry: proposed, steps: [] })).toMatchObject({ number: 14, state: "proposed" });
  expect(specChangeIn({ entry: proposed, steps: [answered] })).toMatchObject({ state: "impactAnswered" });
});

test("an erased proposal has no change", () => {
  expect(specChangeIn({ entry: { ...proposed, payload: null }, steps: [answered] })).toBeNull();
});

test("what has to be decided on is the newest revision or answer, not what somebody said of it", () => {
  const understood = entry(5, "specChange.understood", { revision: 1 });
  expect(toDecide({ entry: proposed, steps: [] })).toBe(1);
  expect(toDecide({ entry: proposed, steps: [answered, understood] })).toBe(4);
});
