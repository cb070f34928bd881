import type { Side } from "./actor";
import type { Entry } from "./entry";

/** Three separate facts: that it was in view, that it was understood, and what was decided. None follows from another. */
export const answerStates = ["seen", "understood", "accepted", "acceptedIf", "declined"] as const;
export type AnswerState = (typeof answerStates)[number];
export const decisions = ["accepted", "acceptedIf", "declined"] as const satisfies AnswerState[];
export type Decision = (typeof decisions)[number];

/** What one asked person has said so far; times in milliseconds since 1970. `text`: the condition or the reason. */
export type Answered = {
  memberId: string;
  seenAt: number | null;
  understoodAt: number | null;
  decision: { state: Decision; text: string | null; at: number; version: number } | null;
};

/** Somebody asked people of the room to acknowledge an entry. A later ask on the same entry begins anew. */
export type Acknowledgement = {
  id: string;
  askedById: string;
  askedAt: number;
  /** Until the end of this day on the calendar of each asked person's company. */
  day: string | null;
  answers: Answered[];
};

/** The ask that an entry makes. */
export function acknowledgementFrom(entry: Entry<"ack.asked">): Acknowledgement | null {
  if (!entry.payload) return null;
  const { memberIds, day } = entry.payload;
  const answers = memberIds.map((memberId) => ({ memberId, seenAt: null, understoodAt: null, decision: null }));
  return { id: entry.id, askedById: entry.actorId, askedAt: entry.at, day: day ?? null, answers };
}

/** What an answer makes of the ask. Whoever was not asked changes nothing. */
export function applyToAcknowledgement(ask: Acknowledgement, entry: Entry<"ack.given">): Acknowledgement {
  const { payload, at, actorId } = entry;
  if (!payload || payload.askId !== ask.id) return ask;
  return {
    ...ask,
    answers: ask.answers.map((one) => {
      if (one.memberId !== actorId) return one;
      if (payload.state === "seen") return { ...one, seenAt: one.seenAt ?? at };
      if (payload.state === "understood") return { ...one, understoodAt: one.understoodAt ?? at };
      const { state, text = null, version } = payload;
      return { ...one, decision: one.decision ?? { state, text, at, version } };
    }),
  };
}

/** Whether this person may still say it: only who was asked, each fact once, and a guest never decides. */
export function canAnswer(
  ask: Acknowledgement,
  { memberId, side }: { memberId: string; side: Side },
  state: AnswerState,
): boolean {
  const mine = ask.answers.find((one) => one.memberId === memberId);
  if (!mine) return false;
  if (state === "seen") return mine.seenAt === null;
  if (state === "understood") return mine.understoodAt === null && mine.decision === null;
  return mine.decision === null && side !== "guest";
}

/** Whether the state is one by which somebody agrees or does not. */
export function isDecision(state: AnswerState): state is Decision {
  return decisions.some((decision) => decision === state);
}

/** Whether the state wants a reason or a condition beside it. */
export function wantsText(state: AnswerState): boolean {
  return state === "acceptedIf" || state === "declined";
}

/** How many of some asked people said what: three separate facts, none counted for another. */
export function tally(answers: readonly Answered[]): Record<AnswerState, number> {
  const count = (said: (one: Answered) => boolean) => answers.filter(said).length;
  const decided = (state: Decision) => count(({ decision }) => decision?.state === state);
  return {
    seen: count(({ seenAt }) => seenAt !== null),
    understood: count(({ understoodAt }) => understoodAt !== null),
    accepted: decided("accepted"),
    acceptedIf: decided("acceptedIf"),
    declined: decided("declined"),
  };
}

/** Whoever was asked has decided or understood. Having seen it is no answer. */
export function isAnswered({ answers }: Pick<Acknowledgement, "answers">): boolean {
  return answers.every(({ understoodAt, decision }) => understoodAt !== null || decision !== null);
}
