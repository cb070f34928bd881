import type { Entry } from "~/domain/entry";
import type { Reaction } from "~/domain/reaction";
import { Refusal } from "~/domain/result";
import type { Client } from "../database/client";
import { type EntryRow, entryColumns, entryFrom } from "./entry-row";
import type { UseCases } from "./execute";
import type { Recorder } from "./record";
import { targetOf } from "./target";

/**
 * Reactions to a row or a reply. Whoever presses twice or in two tabs wants the same once: what is so already answers with
 * the entry that says it. Taking back what never was is `notFound`.
 */
export function reactionCommands(record: Recorder): Pick<UseCases, "reaction.add" | "reaction.remove"> {
  return {
    "reaction.add": (actor, { roomId, entryId, reaction }, keyed) =>
      record.exchange(actor, roomId, keyed, async (client) => {
        const { rootId } = await targetOf(client, roomId, entryId);
        const latest = await latestBy(client, actor.memberId, { roomId, rootId, entryId, reaction });
        if (latest?.kind === "reaction.added") return latest;
        return [{ kind: "reaction.added", refersTo: entryId, rootId, payload: { reaction } }];
      }),

    "reaction.remove": (actor, { roomId, entryId, reaction }, keyed) =>
      record.exchange(actor, roomId, keyed, async (client) => {
        const { rootId } = await targetOf(client, roomId, entryId);
        const latest = await latestBy(client, actor.memberId, { roomId, rootId, entryId, reaction });
        if (!latest) throw new Refusal("notFound");
        if (latest.kind === "reaction.removed") return latest;
        return [{ kind: "reaction.removed", refersTo: entryId, rootId, payload: { reaction } }];
      }),
  };
}

type About = { roomId: string; rootId: string; entryId: string; reaction: Reaction };

/** The last that this person said with this reaction about the line. */
async function latestBy(client: Client, memberId: string, about: About): Promise<Entry | undefined> {
  const [row] = await client.$queryRaw<EntryRow[]>`
    SELECT ${entryColumns} FROM entry e
     WHERE e.room_id = ${about.roomId}::uuid AND e.root_id = ${about.rootId}::uuid
       AND e.refers_to = ${about.entryId}::uuid AND e.actor_id = ${memberId}::uuid
       AND e.kind IN ('reaction.added', 'reaction.removed') AND e.payload ->> 'reaction' = ${about.reaction}
     ORDER BY e.seq DESC LIMIT 1`;
  return row && entryFrom(row);
}
