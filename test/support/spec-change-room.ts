import { randomUUID } from "node:crypto";
import type { Actor } from "~/domain/actor";
import type { Entry } from "~/domain/entry";
import { asProposed } from "~/domain/impact";
import type { Result } from "~/domain/result";
import type { ChangeStep } from "~/domain/spec-change";
import { specChangeOf, termsOf } from "../../server/services/spec-change-state";
import { alternative, boreChange, boreSheet } from "./bore-change";
import type { World } from "./world";

type Input = Record<string, unknown>;
/** A person with a socket, or one whom the portal is asked for directly. */
export type Doer = { command(name: string, input: Input): Promise<Result<Entry>> };

/** What people do with spec changes in the world's room. */
export function specChangeRoom(world: () => World) {
  const stateOf = async (entryId: string) =>
    (await specChangeOf(world().portal.database.prisma, world().room, entryId)).change;
  const terms = async (entryId: string, option = asProposed) =>
    termsOf(await stateOf(entryId), option) ?? "0".repeat(64);

  /** A step with what it needs and the current revision and terms, or whatever else is given. */
  async function step(by: Doer, entryId: string, name: ChangeStep, more: Input = {}): Promise<Result<Entry>> {
    return by.command(`specChange.${name}`, await stepInput(entryId, name, more));
  }

  async function stepInput(entryId: string, name: ChangeStep, more: Input = {}): Promise<Input> {
    const revision = (await stateOf(entryId)).revisions.length;
    const option = String(more.option ?? asProposed);
    const needs: Record<ChangeStep, Input> = {
      revise: { revision, content: boreChange },
      requestImpact: {},
      answerImpact: { revision, sheet: boreSheet },
      understand: { revision },
      accept: { option, terms: more.terms ?? (await terms(entryId, option)) },
      schedule: { day: "2026-10-26" },
      takeEffect: { day: "2026-01-05" },
      verify: {},
      withdraw: { reason: "다른 방법을 찾았습니다" },
      reject: { reason: "この条件では受けられません" },
    };
    return { roomId: world().room, entryId, ...needs[name], ...more };
  }

  type Sides = { proposing: Doer; answering: Doer; buyer: Doer; supplier: Doer };

  /** A change that has come as far as the steps say, each by whose it is; both accept one after the other. */
  async function changeAfter(sides: Sides, steps: readonly ChangeStep[]): Promise<string> {
    const { id } = entryOf(await propose(sides.proposing, { content: { ...boreChange, effectivity: atOnce } }));
    for (const one of steps) {
      const by = sides[whose[one]];
      if (one === "accept") entryOf(await step(sides.answering, id, one, { option: alternative }));
      entryOf(await step(by, id, one, one === "accept" ? { option: alternative } : {}));
    }
    return id;
  }

  const propose = (by: Doer, more: Input = {}) =>
    by.command("specChange.propose", { roomId: world().room, content: boreChange, asksImpact: false, ...more });

  /** Somebody who acts without a socket. */
  const directly = (actor: Actor): Doer => ({
    command: (name, input) => world().portal.services.execute(actor, name, { clientKey: randomUUID(), ...input }),
  });

  return { changeAfter, directly, propose, stateOf, step, stepInput, terms };
}

const whose = {
  revise: "proposing",
  requestImpact: "proposing",
  answerImpact: "answering",
  understand: "answering",
  accept: "proposing",
  schedule: "supplier",
  takeEffect: "supplier",
  verify: "buyer",
  withdraw: "proposing",
  reject: "answering",
} as const;

/** Nothing is scheduled by agreeing to it. */
export const atOnce = { kind: "atOnce", day: null, first: null } as const;

export function entryOf(result: Result<Entry> | undefined): Entry {
  if (!result?.ok) throw new Error(`refused: ${JSON.stringify(result)}`);
  return result.value;
}
