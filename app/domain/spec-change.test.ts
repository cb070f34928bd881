import { describe, expect, test } from "vitest";
import {
  accepted,
  alternative,
  boreChange,
  boreSheet,
  changed,
  entry,
  halfSheet,
  type Name,
  proposedBy,
  type Step,
} from "../../test/support/bore-change";
import type { Entry } from "./entry";
import { asProposed, missingLines } from "./impact";
import {
  applyToSpecChange,
  awaitsAnswer,
  changeName,
  currentSheet,
  isAgreed,
  nextSteps,
  specChangeFrom,
  waitsFor,
  whyNot,
} from "./spec-change";

const asBuyer = { side: "buyer" } as const;
const asSupplier = { side: "supplier" } as const;
const asGuest = { side: "guest" } as const;

const proposal = proposedBy("kim");
const answered = changed(proposal, ["sato", "specChange.impactAnswered", { sheet: boreSheet, revision: 1 }]);

describe("a tolerance is changed on a Friday evening", () => {
  test("Kim proposes it: SC-001 waits for the supplier, who can answer, refuse, or have understood, and not accept", () => {
    expect(proposal).toMatchObject({ number: 1, state: "proposed", proposed: { memberId: "kim", side: "buyer" } });
    expect([changeName(1), changeName(14), changeName(1200)]).toEqual(["SC-001", "SC-014", "SC-1200"]);
    expect(waitsFor(proposal)).toEqual(["supplier"]);
    expect(nextSteps(proposal, asSupplier)).toEqual(["answerImpact", "understand", "reject"]);
    expect(nextSteps(proposal, asBuyer)).toEqual(["revise", "requestImpact", "withdraw"]);
    expect(nextSteps(proposal, asGuest)).toEqual([]);
    expect(whyNot(proposal, asSupplier, "accept")).toBe("outdated");
    expect(whyNot(proposal, asBuyer, "answerImpact")).toBe("forbidden");
  });

  test("Sato has understood it on Saturday, which agrees to nothing and leaves the supplier's turn", () => {
    const understood = changed(proposal, ["sato", "specChange.understood", { revision: 1 }]);
    expect(understood).toMatchObject({ state: "proposed", acceptances: [], understood: [{ memberId: "sato" }] });
    expect(waitsFor(understood)).toEqual(["supplier"]);
  });

  test("an answer with an empty line still waits for the supplier, and names the line", () => {
    const some = changed(proposal, ["kobayashi", "specChange.impactAnswered", { sheet: halfSheet, revision: 1 }]);
    expect(missingLines(currentSheet(some), asProposed)).toEqual(["scrapAndRework"]);
    expect(missingLines(currentSheet(some), alternative)).toEqual([]);
    expect(missingLines(currentSheet(some), "no such option")).toHaveLength(13);
    expect([awaitsAnswer(some), waitsFor(some)]).toEqual([true, ["supplier"]]);
    expect([awaitsAnswer(answered), waitsFor(answered)]).toEqual([false, ["buyer"]]);
  });

  test("Kim picks the alternative on Tuesday; it is agreed when the supplier accepts the same", () => {
    const [ours, theirs, other] = [accepted("kim", "alt"), accepted("sato", "alt"), accepted("sato", "as proposed")];
    const picked = changed(answered, ["kim", "specChange.accepted", ours]);
    expect(waitsFor(picked)).toEqual(["supplier"]);
    const all = (...payloads: (typeof ours)[]) =>
      changed(answered, ...payloads.map((one): Step => ["kim", "specChange.accepted", one])).acceptances;
    expect(isAgreed(all(ours), "alt")).toBe(false);
    expect(isAgreed(all(ours, other), "alt")).toBe(false);
    expect(isAgreed(all(ours, theirs), "alt")).toBe(true);
    expect(isAgreed([], "alt")).toBe(false);
  });

  test("a revision brings it back to the supplier and voids what was accepted, where all can see it", () => {
    const revised = changed(
      answered,
      ["kim", "specChange.accepted", accepted("kim", "alt")],
      ["kim", "specChange.revised", { content: { ...boreChange, title: "Ø12 H8→H7, from 10-26" } }],
    );
    expect(revised).toMatchObject({ state: "proposed", acceptances: [], voided: [{ memberId: "kim" }] });
    expect([currentSheet(revised), waitsFor(revised)]).toEqual([null, ["supplier"]]);
  });

  test("the supplier puts it into effect, the buyer finds the first article good, and nothing is left to do", () => {
    const agreed = changed(answered, ["sato", "specChange.agreed", { option: alternative, terms: "alt" }]);
    expect([nextSteps(agreed, asSupplier), nextSteps(agreed, asBuyer)]).toEqual([
      ["schedule", "takeEffect"],
      ["schedule"],
    ]);
    const scheduled = changed(agreed, ["sato", "specChange.scheduled", { day: "2026-10-19" }]);
    expect(waitsFor(scheduled)).toEqual(["supplier"]);
    const made = changed(scheduled, ["sato", "specChange.tookEffect", { day: "2026-10-19" }]);
    expect([waitsFor(made), nextSteps(made, asSupplier), nextSteps(made, asBuyer)]).toEqual([
      ["buyer"],
      [],
      ["verify"],
    ]);
    const verified = changed(made, ["kim", "specChange.verified", {}]);
    expect([waitsFor(verified), nextSteps(verified, asSupplier), nextSteps(verified, asBuyer)]).toEqual([[], [], []]);
    expect(whyNot(verified, asBuyer, "withdraw")).toBe("alreadyDone");
  });

  test("where a company wants two people, it is their turn until both have accepted", () => {
    const two = (name: Name) => ({ ...accepted(name, "alt"), needed: 2 });
    const supplier: Step = ["sato", "specChange.accepted", accepted("sato", "alt")];
    const one = changed(answered, supplier, ["kim", "specChange.accepted", two("kim")]);
    expect([isAgreed(one.acceptances, "alt"), waitsFor(one)]).toEqual([false, ["buyer"]]);
    const twice = changed(one, ["kim", "specChange.accepted", two("kim")]);
    expect(isAgreed(twice.acceptances, "alt")).toBe(false);
    expect(isAgreed(changed(one, ["lee", "specChange.accepted", two("lee")]).acceptances, "alt")).toBe(true);
  });

  test("whoever accepts another option gives up the first: nobody is bound to both", () => {
    const [first, then] = [accepted("kim", "as proposed"), accepted("kim", "alt")];
    const kim = changed(answered, ["kim", "specChange.accepted", first], ["kim", "specChange.accepted", then]);
    expect(kim.acceptances).toMatchObject([{ memberId: "kim", terms: "alt" }]);
    expect(kim.voided).toMatchObject([{ memberId: "kim", terms: "as proposed", chosenAnew: true }]);
    const both = changed(kim, ["sato", "specChange.accepted", accepted("sato", "as proposed")]);
    expect(isAgreed(both.acceptances, "as proposed")).toBe(false);
    expect(waitsFor(both)).toEqual(["buyer"]);
  });

  test("what is no step of a change, or was erased by law, leaves it as it is", () => {
    const [at, erased] = [{ ...entry(9, "kim", "specChange.understood", { revision: 1 }) }, { payload: null }];
    expect(applyToSpecChange(proposal, { ...at, kind: "reply.posted" } as Entry)).toBe(proposal);
    expect(applyToSpecChange(proposal, { ...at, ...erased } as Entry)).toBe(proposal);
    expect(specChangeFrom({ ...at, ...erased } as Entry<"specChange.proposed">)).toBeNull();
  });
});
