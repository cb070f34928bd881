import {
  type Acknowledgement,
  acknowledgementFrom,
  applyToAcknowledgement,
  canAnswer,
  isDecision,
  wantsText,
} from "~/domain/acknowledgement";
import type { Participant } from "~/domain/actor";
import type { Entry } from "~/domain/entry";
import type { Message } from "~/domain/message";
import type { CommandInput } from "~/domain/protocol";
import { Refusal } from "~/domain/result";
import type { Client } from "../database/client";
import { type EntryRow, entryColumns, entryFrom } from "./entry-row";
import type { UseCases } from "./execute";
import { messageOf } from "./message";
import type { Recorder } from "./record";
import { type Target, targetOf } from "./target";

type Answer = CommandInput<"ack.give">;

/**
 * Asking people of the room to acknowledge a line of it, and what they say to it. A new ask on the same line begins anew. What
 * was withdrawn is neither asked about nor answered.
 */
export function acknowledgementCommands(record: Recorder): Pick<UseCases, "ack.ask" | "ack.give"> {
  return {
    "ack.ask": (actor, { roomId, entryId, memberIds, day }, keyed) =>
      record.exchange(actor, roomId, keyed, async (client) => {
        const { rootId } = await standing(client, roomId, entryId);
        const asked = [...new Set(memberIds)];
        await mustBeOthersInRoom(client, actor.memberId, roomId, asked);
        return [{ kind: "ack.asked", refersTo: entryId, rootId, payload: { memberIds: asked, ...(day && { day }) } }];
      }),

    "ack.give": (actor, input, keyed) =>
      record.exchange(actor, input.roomId, keyed, async (client, participant) => {
        const { roomId, entryId, askId, state, text, version } = input;
        const { rootId, versions } = await standing(client, roomId, entryId);
        const { ask, given } = await latestAsk(client, roomId, { id: entryId, rootId });
        if (askId !== ask.id) throw new Refusal("conflict", { field: "askId" });
        const twin = given.find((entry) => saysSame(entry, actor.memberId, input));
        if (twin) return twin;
        mustBeAllowed(ask, participant, state);
        if (wantsText(state) && text === undefined) throw new Refusal("empty", { field: "text" });
        if (!wantsText(state) && text !== undefined) throw new Refusal("invalid", { field: "text" });
        // What was in view was in view, whatever came later; whoever agrees must have the newest words before them.
        const isKnown = state === "seen" ? versions.includes(version) : version === versions.at(-1);
        if (!isKnown) throw new Refusal("conflict", { field: "version" });
        const payload = { askId, state, version, ...(text !== undefined && { text }) };
        return [{ kind: "ack.given", refersTo: entryId, rootId, payload }];
      }),
  };
}

/** The line with the `seq` of each of its versions, oldest first; refused `withdrawn` when it was. */
async function standing(client: Client, roomId: string, entryId: string): Promise<Target & { versions: number[] }> {
  const target = await targetOf(client, roomId, entryId);
  if (target.kind !== "message.posted" && target.kind !== "reply.posted") return { ...target, versions: [target.seq] };
  const message: Message = await messageOf(client, roomId, entryId);
  if (message.withdrawnAt !== null) throw new Refusal("withdrawn");
  return { ...target, versions: message.versions.map(({ seq }) => seq) };
}

/** Somebody who is not in the room now is `notFound`, whoever it is; oneself is `invalid`. */
async function mustBeOthersInRoom(client: Client, memberId: string, roomId: string, memberIds: string[]) {
  if (memberIds.includes(memberId)) throw new Refusal("invalid", { field: "memberIds" });
  const there = await client.participant.count({
    where: { roomId, memberId: { in: memberIds }, member: { disabledAt: null } },
  });
  if (there < memberIds.length) throw new Refusal("notFound", { field: "memberIds" });
}

type Given = Entry<"ack.given">;

/** The ask that counts, with all that was said to it; `notFound` where nobody asked. */
async function latestAsk(
  client: Client,
  roomId: string,
  { id, rootId }: Pick<Target, "id" | "rootId">,
): Promise<{ ask: Acknowledgement; given: Given[] }> {
  const rows = await client.$queryRaw<EntryRow[]>`
    SELECT ${entryColumns} FROM entry e
     WHERE e.room_id = ${roomId}::uuid AND e.root_id = ${rootId}::uuid AND e.refers_to = ${id}::uuid
       AND e.kind IN ('ack.asked', 'ack.given') ORDER BY e.seq`;
  let ask: Acknowledgement | null = null;
  const given: Given[] = [];
  for (const entry of rows.map(entryFrom)) {
    if (entry.kind === "ack.asked") ask = acknowledgementFrom(entry) ?? ask;
    if (entry.kind !== "ack.given" || !ask) continue;
    ask = applyToAcknowledgement(ask, entry);
    given.push(entry);
  }
  if (!ask) throw new Refusal("notFound");
  return { ask, given };
}

/** The same person, perhaps in another tab, said exactly that already. */
function saysSame({ actorId, payload }: Given, memberId: string, { askId, state, text }: Answer): boolean {
  return actorId === memberId && payload?.askId === askId && payload.state === state && payload.text === text;
}

/** `forbidden` for whoever was not asked and for a guest's decision; `alreadyDone` for what was said or decided before. */
function mustBeAllowed(ask: Acknowledgement, participant: Participant, state: Answer["state"]) {
  if (canAnswer(ask, participant, state)) return;
  const isAsked = ask.answers.some(({ memberId }) => memberId === participant.memberId);
  const mayEver = isAsked && !(isDecision(state) && participant.side === "guest");
  throw new Refusal(mayEver ? "alreadyDone" : "forbidden");
}
