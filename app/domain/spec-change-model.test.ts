import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  accepted,
  alternative,
  boreChange,
  boreSheet,
  changed,
  halfSheet,
  type Name,
  proposedBy,
  type Step,
  sideOf,
} from "../../test/support/bore-change";
import type { Side } from "./actor";
import { asProposed, missingLines } from "./impact";
import { type ChangeStep, changeSteps, currentSheet, isAgreed, type SpecChange, waitsFor, whyNot } from "./spec-change";

// A failure prints its seed and path: PORTAL_SEED=<seed> PORTAL_PATH=<path> plays it again.
const { PORTAL_SEED, PORTAL_PATH } = process.env;

/** What somebody does, with the change on the screen as it was `behind` entries ago. */
type Act = { by: Name; step: ChangeStep; behind: number; option: string; isWhole: boolean };

describe("whatever people do in whichever order, on whatever screen", () => {
  const act: fc.Arbitrary<Act> = fc.record({
    by: fc.constantFrom(...(Object.keys(sideOf) as Name[])),
    // Agreeing is rare among all that could happen.
    step: fc.oneof(
      { weight: 2, arbitrary: fc.constantFrom(...changeSteps) },
      { weight: 2, arbitrary: fc.constant("answerImpact" as const) },
      { weight: 9, arbitrary: fc.constant("accept" as const) },
    ),
    behind: fc.constantFrom(0, 0, 0, 0, 1, 3),
    option: fc.constantFrom(alternative, alternative, alternative, alternative, asProposed, "neither"),
    isWhole: fc.boolean(),
  });
  const needs = fc.record({ buyer: fc.constantFrom(1, 2), supplier: fc.constantFrom(1, 2) });
  const proposer = fc.constantFrom<Name[]>("kim", "sato");

  test("it is agreed exactly when enough people of both sides have accepted the same whole and current answer", () => {
    let agreements = 0;
    fc.assert(
      fc.property(proposer, needs, fc.array(act, { maxLength: 30, size: "max" }), (by, needed, acts) => {
        const past = [proposedBy(by)];
        const facts: Facts = { proposer: sideOf[by], stage: "asked", revision: 1, sheet: null, accepted: [] };
        for (const one of acts) {
          const now = past.at(-1) as SpecChange;
          const seen = past[Math.max(0, past.length - 1 - one.behind)] as SpecChange;
          const next = taken(now, seen, one, needed);
          const happens = isToHappen(facts, seen, one, needed);
          expect(next !== now, JSON.stringify(one)).toBe(happens);
          expect(next.state === "agreed" || next.agreed !== null).toBe(
            !["asked", "answered", "over"].includes(facts.stage),
          );
          if (next.agreed && !now.agreed) agreements += 1;
          expect(waitsFor(next).length > 0).toBe(!["over", "verified"].includes(facts.stage));
          expect(waitsFor(next)).not.toContain("guest");
          expect(next.acceptances).toHaveLength(facts.accepted.length);
          past.push(next);
        }
      }),
      { numRuns: 1000, ...(PORTAL_SEED && { seed: Number(PORTAL_SEED) }), ...(PORTAL_PATH && { path: PORTAL_PATH }) },
    );
    if (!PORTAL_PATH) expect(agreements).toBeGreaterThan(20);
  });
});

/** The change after the act, by the rules of the domain; the same where it is refused. */
function taken(now: SpecChange, seen: SpecChange, { by, step, option, isWhole }: Act, needed: Needs): SpecChange {
  if (whyNot(now, { side: sideOf[by] }, step)) return now;
  const revision = seen.revisions.length;
  const ofRevision = step === "revise" || step === "answerImpact" || step === "understand";
  if (ofRevision && revision !== now.revisions.length) return now;
  const day = { day: "2026-10-19" };
  const steps = {
    revise: ["specChange.revised", { content: boreChange }],
    requestImpact: ["specChange.impactRequested", day],
    answerImpact: ["specChange.impactAnswered", { sheet: isWhole ? boreSheet : halfSheet, revision }],
    understand: ["specChange.understood", { revision }],
    schedule: ["specChange.scheduled", day],
    takeEffect: ["specChange.tookEffect", day],
    verify: ["specChange.verified", {}],
    withdraw: ["specChange.withdrawn", { reason: "x" }],
    reject: ["specChange.rejected", { reason: "x" }],
  } as const;
  if (step !== "accept") return changed(now, [by, ...steps[step]] as Step);
  const terms = termsOn(seen, option);
  if (missingLines(currentSheet(now), option).length > 0 || terms !== termsOn(now, option)) return now;
  const acceptance = { ...accepted(by, terms), option, needed: needed[sideOf[by] as keyof Needs] };
  const next = changed(now, [by, "specChange.accepted", acceptance]);
  return isAgreed(next.acceptances, terms) ? changed(next, [by, "specChange.agreed", { option, terms }]) : next;
}

function termsOn({ revisions, sheets }: SpecChange, option: string): string {
  return JSON.stringify([revisions.length, sheets.length, option]);
}

type Needs = { buyer: number; supplier: number };
/** The same in other words: nothing but what people know of it. */
type Facts = {
  proposer: Side;
  stage: "asked" | "answered" | "agreed" | "inEffect" | "verified" | "over";
  revision: number;
  sheet: { count: number; isWhole: boolean } | null;
  accepted: { by: Name; option: string }[];
};

/** Whether the act may happen; if so it is among the facts. */
function isToHappen(facts: Facts, seen: SpecChange, { by, step, option, isWhole }: Act, needed: Needs): boolean {
  const who = sideOf[by];
  if (who === "guest") return false;
  const isOwn = who === facts.proposer;
  const isOpen = facts.stage === "asked" || facts.stage === "answered";
  const isCurrent = seen.revisions.length === facts.revision;
  switch (step) {
    case "revise":
      if (!isOwn || !isOpen || !isCurrent) return false;
      Object.assign(facts, { stage: "asked", revision: facts.revision + 1, accepted: [] });
      return true;
    case "requestImpact":
      return isOwn && facts.stage === "asked";
    case "answerImpact":
      if (isOwn || !isOpen || !isCurrent) return false;
      Object.assign(facts, {
        stage: "answered",
        sheet: { count: (facts.sheet?.count ?? 0) + 1, isWhole },
        accepted: [],
      });
      return true;
    case "understand":
      return !isOwn && isOpen && isCurrent;
    case "accept": {
      if (facts.stage !== "answered" || !isCurrent || seen.sheets.length !== facts.sheet?.count) return false;
      if (option === "neither" || (option === asProposed && !facts.sheet.isWhole)) return false;
      facts.accepted = facts.accepted.filter((one) => one.by !== by || one.option === option);
      facts.accepted.push({ by, option });
      const people = (side: Side) =>
        new Set(facts.accepted.filter((one) => one.option === option && sideOf[one.by] === side).map((one) => one.by))
          .size;
      if (people("buyer") >= needed.buyer && people("supplier") >= needed.supplier) facts.stage = "agreed";
      return true;
    }
    case "schedule":
      return facts.stage === "agreed";
    case "takeEffect":
      if (facts.stage !== "agreed" || who !== "supplier") return false;
      facts.stage = "inEffect";
      return true;
    case "verify":
      if (facts.stage !== "inEffect" || who !== "buyer") return false;
      facts.stage = "verified";
      return true;
    default:
      if (!isOpen || isOwn !== (step === "withdraw")) return false;
      facts.stage = "over";
      return true;
  }
}
