import type { Actor } from "~/domain/actor";
import { answers } from "~/domain/meaning";
import { Refusal } from "~/domain/result";
import type { Client } from "../database/client";
import type { UseCases } from "./execute";
import type { Draft, Recorder } from "./record";
import { said } from "./said";
import { targetOf } from "./target";

/**
 * Replies. Any line of the room begins a thread, also a coming or going and a withdrawn message. A reply to a reply stands in
 * the same thread. Only a reply to a spec change is about a line of it. An answer in plain meaning settles what the answering company promised in the thread.
 */
export function threadCommands(record: Recorder): Pick<UseCases, "reply.post"> {
  return {
    "reply.post": (actor, { roomId, entryId, anchor, ...input }, keyed) =>
      record.exchange(actor, roomId, keyed, async (client, participant) => {
        const { rootId, rootKind } = await targetOf(client, roomId, entryId);
        if (anchor && rootKind !== "specChange.proposed") throw new Refusal("invalid", { field: "anchor" });
        const words = await said(client, participant, input);
        const payload = anchor ? { ...words, anchor } : words;
        const settled = answers(input.meaning) ? await openPromises(client, actor, roomId, rootId) : [];
        return [
          { kind: "reply.posted", refersTo: rootId, rootId, payload },
          ...settled.map((id): Draft => ({ kind: "promise.settled", refersTo: id, rootId, payload: {} })),
        ];
      }),
  };
}

/** What the actor's company promised to answer in this thread and has not, by the promise's id. */
async function openPromises(client: Client, actor: Actor, roomId: string, rootId: string): Promise<string[]> {
  const rows = await client.$queryRaw<{ id: string }[]>`
    SELECT e.id FROM entry e JOIN member author ON author.id = e.actor_id
     WHERE e.room_id = ${roomId}::uuid AND (e.id = ${rootId}::uuid OR e.root_id = ${rootId}::uuid)
       AND e.kind IN ('message.posted', 'reply.posted') AND e.payload -> 'meaning' ->> 'kind' = 'answerBy'
       AND author.organization_id = ${actor.organizationId}::uuid
       AND NOT EXISTS (SELECT 1 FROM entry later
                        WHERE later.room_id = e.room_id AND later.root_id = ${rootId}::uuid AND later.refers_to = e.id
                          AND later.kind IN ('promise.settled', 'message.withdrawn'))
     ORDER BY e.seq`;
  return rows.map(({ id }) => id);
}
