import type { Side } from "./actor";
import { otherSide } from "./actor";
import type { Entry, Kind } from "./entry";
import { asProposed, type ImpactSheet, missingLines } from "./impact";
import type { ErrorCode } from "./result";
import type { ChangeContent } from "./spec-change-content";

export const changeStates = [
  "proposed",
  "impactRequested",
  "impactAnswered",
  "agreed",
  "scheduled",
  "inEffect",
  "verified",
  "withdrawn",
  "rejected",
] as const;
export type ChangeState = (typeof changeStates)[number];

export const changeSteps = [
  "revise",
  "requestImpact",
  "answerImpact",
  "understand",
  "accept",
  "schedule",
  "takeEffect",
  "verify",
  "withdraw",
  "reject",
] as const;
export type ChangeStep = (typeof changeSteps)[number];

type Who = "proposing" | "answering" | "both" | "buyer" | "supplier";

const open = ["proposed", "impactRequested", "impactAnswered"] as const satisfies ChangeState[];

/** Who may do what, and when. Guests read and talk, and decide nothing. */
const stepTable: Record<ChangeStep, { who: Who; in: readonly ChangeState[] }> = {
  revise: { who: "proposing", in: open },
  requestImpact: { who: "proposing", in: ["proposed", "impactRequested"] },
  answerImpact: { who: "answering", in: open },
  understand: { who: "answering", in: open },
  accept: { who: "both", in: ["impactAnswered"] },
  schedule: { who: "both", in: ["agreed", "scheduled"] },
  takeEffect: { who: "supplier", in: ["agreed", "scheduled"] },
  verify: { who: "buyer", in: ["inEffect"] },
  withdraw: { who: "proposing", in: open },
  reject: { who: "answering", in: open },
};

/** Who said what when; times in milliseconds since 1970. */
type Said = { memberId: string; at: number };
type Acceptance = Said & { organizationId: string; side: Side; option: string; terms: string; needed: number };
/** `chosenAnew`: by the same person, who has accepted other terms since. */
type Voided = Acceptance & { chosenAnew: boolean };

/** A spec change as a fold of its entries. */
export type SpecChange = {
  id: string;
  roomId: string;
  /** Counted in its room from 1. */
  number: number;
  state: ChangeState;
  proposed: Said & { organizationId: string; side: Side };
  /** Oldest first; the last one counts. */
  revisions: (Said & { content: ChangeContent })[];
  /** `day`: YYYY-MM-DD on the calendar of the answering company. */
  request: (Said & { day: string | null }) | null;
  /** Oldest first. `revision` counts from 1: what it answers. */
  sheets: (Said & { sheet: ImpactSheet; revision: number })[];
  understood: (Said & { revision: number })[];
  /** Those that stand, and those that a later revision or sheet or another choice of theirs has voided. */
  acceptances: Acceptance[];
  voided: Voided[];
  agreed: { option: string; terms: string; at: number } | null;
  schedule: (Said & { day: string | null; first: string | null }) | null;
  inEffect: (Said & { day: string }) | null;
  verified: (Said & { note: string | null }) | null;
  ended: (Said & { reason: string }) | null;
};

/** Somebody in the room, with the side of their company. */
type Teller = { memberId: string; organizationId: string; side: Side };

/** Whether a step is theirs to take now; the state alone is looked at, not what the step says. */
export function canTake(change: SpecChange, teller: Pick<Teller, "side">, step: ChangeStep): boolean {
  return whyNot(change, teller, step) === null;
}

/** Why a step cannot be taken; null: it can. `alreadyDone`: the change has gone beyond it, `outdated`: it is not there yet. */
export function whyNot(change: SpecChange, { side }: Pick<Teller, "side">, step: ChangeStep): ErrorCode | null {
  const { who, in: states } = stepTable[step];
  if (!isWho(who, side, change)) return "forbidden";
  if (states.includes(change.state)) return null;
  const isBeyond = states.every((state) => changeStates.indexOf(state) < changeStates.indexOf(change.state));
  return isBeyond ? "alreadyDone" : "outdated";
}

/** The steps that a person of a side may take next, in the order of the table. */
export function nextSteps(change: SpecChange, teller: Pick<Teller, "side">): ChangeStep[] {
  return changeSteps.filter((step) => canTake(change, teller, step));
}

/** The side whose turn it is; both where each may act, null where nothing is waited for. */
export function waitsFor(change: SpecChange): Side[] {
  const { state, proposed, acceptances } = change;
  const answering = otherSide(proposed.side);
  if (awaitsAnswer(change)) return answering ? [answering] : [];
  if (state === "impactAnswered") {
    const last = acceptances.at(-1);
    return last ? deciding.filter((side) => !hasAccepted(acceptances, last.terms, side)) : [proposed.side];
  }
  if (state === "agreed" || state === "scheduled") return ["supplier"];
  return state === "inEffect" ? ["buyer"] : [];
}

/** Whether the other side owes an answer: none to the current revision is there, or one with empty lines. */
export function awaitsAnswer(change: SpecChange): boolean {
  const { state, acceptances } = change;
  if (state === "proposed" || state === "impactRequested") return true;
  if (state !== "impactAnswered" || acceptances.length > 0) return false;
  return missingLines(currentSheet(change), asProposed).length > 0;
}

export function currentContent({ revisions }: Pick<SpecChange, "revisions">): ChangeContent | null {
  return revisions.at(-1)?.content ?? null;
}

/** The answer to the current revision; an answer to an earlier one answers nothing. */
export function currentSheet({ sheets, revisions }: Pick<SpecChange, "sheets" | "revisions">): ImpactSheet | null {
  const last = sheets.at(-1);
  return last && last.revision === revisions.length ? last.sheet : null;
}

/** Whether the acceptances that stand make an agreement on these terms: enough people of each side, each once. */
export function isAgreed(acceptances: readonly Acceptance[], terms: string): boolean {
  return deciding.every((side) => hasAccepted(acceptances, terms, side));
}

/** How a change is called in its room: SC-014. */
export function changeName(number: number): string {
  return `SC-${String(number).padStart(3, "0")}`;
}

/** The change that an entry proposes; null where it was erased by law. */
export function specChangeFrom(entry: Entry<"specChange.proposed">): SpecChange | null {
  const { id, roomId, payload, actorId, at } = entry;
  if (!payload) return null;
  const by = { memberId: actorId, at };
  return {
    id,
    roomId,
    number: payload.number,
    state: "proposed",
    proposed: { ...by, organizationId: payload.organizationId, side: payload.side },
    revisions: [{ ...by, content: payload.content }],
    request: null,
    sheets: [],
    understood: [],
    acceptances: [],
    voided: [],
    agreed: null,
    schedule: null,
    inEffect: null,
    verified: null,
    ended: null,
  };
}

/** What a later entry makes of the change. Entries come in the order of `seq`. */
export function applyToSpecChange(change: SpecChange, entry: Entry): SpecChange {
  if (!isStep(entry) || !entry.payload) return change;
  const by = { memberId: entry.actorId, at: entry.at };
  switch (entry.kind) {
    case "specChange.revised":
      return voidAcceptances({
        ...change,
        state: change.request ? "impactRequested" : "proposed",
        revisions: [...change.revisions, { ...by, content: entry.payload.content }],
      });
    case "specChange.impactRequested":
      return { ...change, state: "impactRequested", request: { ...by, day: entry.payload.day ?? null } };
    case "specChange.impactAnswered":
      return voidAcceptances({
        ...change,
        state: "impactAnswered",
        sheets: [...change.sheets, { ...by, sheet: entry.payload.sheet, revision: entry.payload.revision }],
      });
    case "specChange.understood":
      return { ...change, understood: [...change.understood, { ...by, revision: entry.payload.revision }] };
    case "specChange.accepted":
      return withAcceptance(change, { ...by, ...entry.payload });
    case "specChange.agreed":
      return { ...change, state: "agreed", agreed: { ...entry.payload, at: entry.at } };
    case "specChange.scheduled": {
      const { day = null, first = null } = entry.payload;
      return { ...change, state: "scheduled", schedule: { ...by, day, first } };
    }
    case "specChange.tookEffect":
      return { ...change, state: "inEffect", inEffect: { ...by, day: entry.payload.day } };
    case "specChange.verified":
      return { ...change, state: "verified", verified: { ...by, note: entry.payload.note ?? null } };
    case "specChange.withdrawn":
      return { ...change, state: "withdrawn", ended: { ...by, reason: entry.payload.reason } };
    case "specChange.rejected":
      return { ...change, state: "rejected", ended: { ...by, reason: entry.payload.reason } };
    default:
      return change;
  }
}

const deciding = ["buyer", "supplier"] as const satisfies Side[];

function hasAccepted(acceptances: readonly Acceptance[], terms: string, side: Side): boolean {
  const ours = acceptances.filter((one) => one.side === side && one.terms === terms);
  const people = new Set(ours.map(({ memberId }) => memberId));
  return people.size > 0 && people.size >= Math.max(...ours.map(({ needed }) => needed));
}

function isWho(who: Who, side: Side, { proposed }: SpecChange): boolean {
  if (side === "guest") return false;
  if (who === "both") return true;
  if (who === "proposing") return side === proposed.side;
  return who === "answering" ? side === otherSide(proposed.side) : side === who;
}

/** Whatever is edited is to be decided anew: nobody has agreed to what they have not seen. */
function voidAcceptances(change: SpecChange): SpecChange {
  const voided = change.acceptances.map((one) => ({ ...one, chosenAnew: false }));
  return { ...change, voided: [...change.voided, ...voided], acceptances: [] };
}

/** Nobody wants two options at once: whoever accepts another one gives up the first. */
function withAcceptance(change: SpecChange, accepted: Acceptance): SpecChange {
  const isGivenUp = (one: Acceptance) => one.memberId === accepted.memberId && one.terms !== accepted.terms;
  const givenUp = change.acceptances.filter(isGivenUp).map((one) => ({ ...one, chosenAnew: true }));
  const standing = change.acceptances.filter((one) => !isGivenUp(one));
  return { ...change, acceptances: [...standing, accepted], voided: [...change.voided, ...givenUp] };
}

type StepKind = Extract<Kind, `specChange.${string}`>;

function isStep(entry: Entry): entry is Entry<StepKind> {
  return entry.kind.startsWith("specChange.");
}
