import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyToAbout, nothingAbout } from "./about";
import {
  type Acknowledgement,
  type Answered,
  type AnswerState,
  acknowledgementFrom,
  answerStates,
  applyToAcknowledgement,
  canAnswer,
  isAnswered,
  isDecision,
} from "./acknowledgement";
import type { Entry } from "./entry";

const asked = ["sato", "kobayashi"];
const everybody = [...asked, "kim", "stranger"];
const ask = acknowledgementFrom(entryOf("ack.asked", 1, "kim", { memberIds: asked })) as Acknowledgement;

type Step = { by: string; state: AnswerState; askId: string; version: number };
const step: fc.Arbitrary<Step> = fc.record({
  by: fc.constantFrom(...everybody),
  state: fc.constantFrom(...answerStates),
  askId: fc.constantFrom(ask.id, ask.id, ask.id, "earlier"),
  version: fc.integer({ min: 1, max: 9 }),
});
const steps = fc.array(step, { maxLength: 40 });

describe("whatever comes, in whatever order and how often", () => {
  test("seeing and understanding never become a decision", () => {
    const quiet = steps.map((all) => all.filter(({ state }) => !isDecision(state)));
    fc.assert(fc.property(quiet, (all) => having(all).answers.every(({ decision }) => decision === null)));
  });

  test("each fact comes only from the same fact, said by the person to this ask, the first time", () => {
    fc.assert(
      fc.property(steps, (all) => {
        for (const { memberId, seenAt, understoodAt, decision } of having(all).answers) {
          const mine = all.map((one, index) => ({ ...one, at: at(index) })).filter(({ by }) => by === memberId);
          const said = mine.filter(({ askId }) => askId === ask.id);
          expect(seenAt).toBe(said.find(({ state }) => state === "seen")?.at ?? null);
          expect(understoodAt).toBe(said.find(({ state }) => state === "understood")?.at ?? null);
          const decided = said.find(({ state }) => isDecision(state));
          expect(decision?.at).toBe(decided?.at);
          expect(decision?.state).toBe(decided?.state);
          expect(decision?.version).toBe(decided?.version);
        }
      }),
    );
  });

  test("one decision a person, whatever is said after it", () => {
    fc.assert(
      fc.property(steps, steps, (first, then) => {
        const before = having(first);
        const later = having([...first, ...then]);
        for (const { memberId, decision } of before.answers) {
          if (decision) expect(answerOf(later, memberId).decision).toEqual(decision);
        }
      }),
    );
  });

  test("whoever was not asked, and whoever answers an earlier ask, changes nothing", () => {
    const strange = steps.map((all) => all.filter(({ by, askId }) => !asked.includes(by) || askId !== ask.id));
    fc.assert(
      fc.property(strange, (all) => {
        expect(having(all)).toEqual(ask);
      }),
    );
  });

  test("silence and having seen it are no answer", () => {
    fc.assert(
      fc.property(steps, (all) => {
        const now = having(all);
        const silent = now.answers.some(({ understoodAt, decision }) => understoodAt === null && decision === null);
        expect(isAnswered(now)).toBe(!silent);
      }),
    );
  });

  test("what is allowed is what would change something, and a guest never decides", () => {
    const side = fc.constantFrom("buyer", "supplier", "guest");
    fc.assert(
      fc.property(
        steps,
        side,
        fc.constantFrom(...everybody),
        fc.constantFrom(...answerStates),
        (all, side, by, state) => {
          const now = having(all);
          const allowed = canAnswer(now, { memberId: by, side }, state);
          if (side === "guest" && isDecision(state)) expect(allowed).toBe(false);
          if (!asked.includes(by)) expect(allowed).toBe(false);
          const next = applyToAcknowledgement(now, given(all.length, { by, state, askId: ask.id, version: 1 }));
          if (allowed) expect(next).not.toEqual(now);
          else if (side !== "guest" && state !== "understood") expect(next).toEqual(now);
        },
      ),
    );
  });
});

test("a new ask on the same entry begins anew", () => {
  const again = entryOf("ack.asked", 50, "kim", { memberIds: ["sato"] });
  const entries = [
    entryOf("ack.asked", 1, "kim", { memberIds: asked }),
    given(0, { by: "sato", state: "accepted", askId: ask.id, version: 1 }),
    again,
  ];
  expect(entries.reduce(applyToAbout, nothingAbout).ask).toEqual(acknowledgementFrom(again));
});

function having(all: Step[]): Acknowledgement {
  return all.reduce((now, one, index) => applyToAcknowledgement(now, given(index, one)), ask);
}

function answerOf({ answers }: Acknowledgement, memberId: string): Answered {
  return answers.find((one) => one.memberId === memberId) as Answered;
}

function at(index: number): number {
  return 1000 + index;
}

function given(index: number, { by, state, askId, version }: Step): Entry<"ack.given"> {
  return entryOf("ack.given", index + 2, by, { askId, state, version });
}

function entryOf<K extends "ack.asked" | "ack.given">(kind: K, seq: number, by: string, payload: Entry<K>["payload"]) {
  return {
    id: `${kind} ${seq}`,
    roomId: "room",
    seq,
    kind,
    ownRow: false,
    actorId: by,
    at: 998 + seq,
    refersTo: "row",
    rootId: "row",
    clientKey: null,
    payload,
  } as Entry<K>;
}
