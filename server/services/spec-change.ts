import type { Participant } from "~/domain/actor";
import { dayAt } from "~/domain/day";
import type { Entry } from "~/domain/entry";
import { type ImpactSheet, missingLines } from "~/domain/impact";
import type { CommandName } from "~/domain/protocol";
import { Refusal } from "~/domain/result";
import { type ChangeStep, currentContent, isAgreed, type SpecChange, whyNot } from "~/domain/spec-change";
import type { ChangeContent } from "~/domain/spec-change-content";
import type { Client } from "../database/client";
import { acceptancesNeeded } from "./approver";
import { endChangeDraft } from "./change-draft";
import type { UseCases } from "./execute";
import { mustHaveCounterpart } from "./gate";
import { newId } from "./id";
import type { Draft, Recorder } from "./record";
import { specChangeOf, termsOf } from "./spec-change-state";

type SpecChangeCommand = Extract<CommandName, `specChange.${string}`>;

/**
 * Spec changes: proposed by one side, answered by the other, agreed by both. Who may take which step when is the table of
 * `domain/spec-change.ts`: `forbidden` for another side's step, `alreadyDone` for one that the change has gone beyond,
 * `outdated` for one that was meant for another revision or sheet than the current one, `notApprover` for an acceptance by
 * somebody who may not accept for their company.
 */
export function specChangeCommands(record: Recorder, now: () => number): Pick<UseCases, SpecChangeCommand> {
  return {
    "specChange.propose": (actor, { roomId, content, asksImpact, answerBy, draftId }, keyed) =>
      record.exchange(actor, roomId, keyed, async (client, participant) => {
        const { organizationId, side } = participant;
        await mustHaveCounterpart(client, participant);
        await mustBeFileOf(client, roomId, content);
        await endChangeDraft(client, participant, draftId);
        const id = newId();
        const number = await nextNumber(client, roomId);
        const proposed: Draft = { id, kind: "specChange.proposed", payload: { organizationId, side, number, content } };
        if (!asksImpact) return [proposed];
        return [
          proposed,
          folded(id, { kind: "specChange.impactRequested", payload: answerBy ? { day: answerBy } : {} }),
        ];
      }),

    "specChange.revise": (actor, { content, revision, draftId, ...about }, keyed) =>
      take(actor, { ...about, step: "revise", revision }, keyed, async ({ client, participant }) => {
        await mustBeFileOf(client, about.roomId, content);
        await endChangeDraft(client, participant, draftId);
        return [{ kind: "specChange.revised", payload: { content } }];
      }),

    "specChange.requestImpact": (actor, { day, ...about }, keyed) =>
      take(actor, { ...about, step: "requestImpact" }, keyed, () => [
        { kind: "specChange.impactRequested", payload: day ? { day } : {} },
      ]),

    "specChange.answerImpact": (actor, { sheet, revision, ...about }, keyed) =>
      take(actor, { ...about, step: "answerImpact", revision }, keyed, ({ change }) => {
        mustKnowItsCharacteristics(sheet, currentContent(change));
        return [{ kind: "specChange.impactAnswered", payload: { sheet, revision } }];
      }),

    "specChange.understand": (actor, { revision, ...about }, keyed) =>
      take(actor, { ...about, step: "understand", revision }, keyed, () => [
        { kind: "specChange.understood", payload: { revision } },
      ]),

    "specChange.accept": (actor, { option, terms, ...about }, keyed) =>
      take(actor, { ...about, step: "accept", terms }, keyed, async ({ client, change, participant }) => {
        const { memberId, organizationId, side } = participant;
        const needed = await acceptancesNeeded(client, memberId);
        mustBeWhole(change, option, terms);
        const payload = { organizationId, side, option, terms, needed };
        const accepted: Step = { kind: "specChange.accepted", payload };
        if (!isAgreed([...change.acceptances, { ...payload, memberId, at: 0 }], terms)) return [accepted];
        return [accepted, { kind: "specChange.agreed", payload: { option, terms } }, ...scheduledWith(change)];
      }),

    "specChange.schedule": (actor, { day, first, ...about }, keyed) =>
      take(actor, { ...about, step: "schedule" }, keyed, () => {
        if (!day && !first) throw new Refusal("empty", { field: "day" });
        return [{ kind: "specChange.scheduled", payload: { ...(day && { day }), ...(first && { first }) } }];
      }),

    "specChange.takeEffect": (actor, { day, ...about }, keyed) =>
      take(actor, { ...about, step: "takeEffect" }, keyed, () => {
        if (day > lastDayOnEarth(now())) throw new Refusal("dayToCome", { field: "day" });
        return [{ kind: "specChange.tookEffect", payload: { day } }];
      }),

    "specChange.verify": (actor, { note, ...about }, keyed) =>
      take(actor, { ...about, step: "verify" }, keyed, () => [
        { kind: "specChange.verified", payload: note ? { note } : {} },
      ]),

    "specChange.withdraw": (actor, { reason, ...about }, keyed) =>
      take(actor, { ...about, step: "withdraw" }, keyed, () => [{ kind: "specChange.withdrawn", payload: { reason } }]),

    "specChange.reject": (actor, { reason, ...about }, keyed) =>
      take(actor, { ...about, step: "reject" }, keyed, () => [{ kind: "specChange.rejected", payload: { reason } }]),
  };

  /** One step of a change, under the room's lock: what it comes to is folded into the change, and has a line of its own. */
  function take(
    actor: Parameters<Recorder["exchange"]>[0],
    { roomId, entryId, step, revision, terms }: Taking,
    keyed: Parameters<Recorder["exchange"]>[2],
    decide: (at: Deciding) => Step[] | Promise<Step[]>,
  ): Promise<Entry> {
    return record.exchange(actor, roomId, keyed, async (client, participant) => {
      const { change, entries } = await specChangeOf(client, roomId, entryId);
      const twin = secondClick({ change, entries, participant }, { step, revision, terms });
      if (twin) return twin;
      const no = whyNot(change, participant, step);
      if (no) throw new Refusal(no);
      if (revision !== undefined && revision !== change.revisions.length)
        throw new Refusal("outdated", { field: "revision" });
      const decided = await decide({ client, change, participant });
      return decided.flatMap((one) => [folded(change.id, one), ...lineOf(change, one)]);
    });
  }
}

type Step = { [D in Draft as D["kind"]]: Pick<D, "kind" | "payload"> }[Extract<Draft["kind"], `specChange.${string}`>];
type Taking = { roomId: string; entryId: string; step: ChangeStep; revision?: number; terms?: string };
type Deciding = { client: Client; change: SpecChange; participant: Participant };

/** What the same person has said of the same revision, or has accepted and still accepts: it is said once. */
function secondClick(
  { change, entries, participant }: Omit<Deciding, "client"> & { entries: Entry[] },
  { step, revision, terms }: Pick<Taking, "step" | "revision" | "terms">,
): Entry | undefined {
  const mine = entries.filter(({ actorId }) => actorId === participant.memberId);
  if (step === "understand" && revision === change.revisions.length)
    return mine.find((entry) => entry.kind === "specChange.understood" && entry.payload?.revision === revision);
  if (step === "accept" && change.acceptances.some((one) => one.terms === terms))
    return mine.find((entry) => entry.kind === "specChange.accepted" && entry.payload?.terms === terms);
  return undefined;
}

function folded(id: string, step: Step): Draft {
  return { ...step, refersTo: id, rootId: id };
}

const lines = {
  "specChange.revised": "revise",
  "specChange.impactRequested": "requestImpact",
  "specChange.impactAnswered": "answerImpact",
  "specChange.accepted": "accept",
  "specChange.agreed": "agree",
  "specChange.scheduled": "schedule",
  "specChange.tookEffect": "takeEffect",
  "specChange.verified": "verify",
  "specChange.withdrawn": "withdraw",
  "specChange.rejected": "reject",
} as const;

/** Having understood moves nothing, and so has no line. */
function lineOf(change: SpecChange, { kind, payload }: Step): Draft[] {
  const step = (lines as Partial<Record<Step["kind"], (typeof lines)[keyof typeof lines]>>)[kind];
  const content = "content" in payload ? payload.content : currentContent(change);
  const title = content?.title ?? "";
  return step
    ? [{ kind: "specChange.stepped", payload: { changeId: change.id, step, number: change.number, title } }]
    : [];
}

async function mustBeFileOf(client: Client, roomId: string, { drawing }: ChangeContent): Promise<void> {
  if (drawing.fileId === null) return;
  const there = await client.roomFile.findFirst({ where: { roomId, id: drawing.fileId } });
  if (!there) throw new Refusal("notFound", { field: "content.drawing.fileId" });
}

function mustKnowItsCharacteristics({ alternatives }: ImpactSheet, content: ChangeContent | null): void {
  const known = new Set(content?.characteristics.map(({ key }) => key));
  const isKnown = alternatives.every(({ instead }) => instead.every(({ key }) => known.has(key)));
  if (!isKnown) throw new Refusal("invalid", { field: "sheet.alternatives" });
}

/** `notFound` for no such option, `empty` with the first line that nobody has answered, `outdated` for other terms. */
function mustBeWhole(change: SpecChange, option: string, terms: string): void {
  const now = termsOf(change, option);
  if (now === null) throw new Refusal("notFound", { field: "option" });
  const [missing] = missingLines(change.sheets.at(-1)?.sheet ?? null, option);
  if (missing) throw new Refusal("empty", { field: missing });
  if (now !== terms) throw new Refusal("outdated", { field: "terms" });
}

/** What was agreed for a day is scheduled with that. */
function scheduledWith(change: SpecChange): Step[] {
  const effectivity = currentContent(change)?.effectivity;
  if (!effectivity?.day) return [];
  const { day, first } = effectivity;
  return [{ kind: "specChange.scheduled", payload: first ? { day, first } : { day } }];
}

/** The day that it is where the day comes first. */
const lastDayOnEarth = (now: number) => dayAt(now, "Pacific/Kiritimati");

/** Counted in the log, which keeps the place of what was erased: no number is given twice. */
async function nextNumber(client: Client, roomId: string): Promise<number> {
  return (await client.entry.count({ where: { roomId, kind: "specChange.proposed" } })) + 1;
}
