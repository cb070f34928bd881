import type { Actor } from "~/domain/actor";
import type { Entry } from "~/domain/entry";
import type { Reason } from "~/domain/notification";
import type { Client } from "../database/client";
import { newId } from "./id";
import { changeNotice } from "./spec-change-notice";

/**
 * Writes word of an entry for whoever should know of it, and answers whom. Only people who are in the room, never the
 * author; in a side room therefore only the own company. A change to a message tells only those whom it newly names.
 */
export async function notifyOf(client: Client, entry: Entry, { memberId }: Pick<Actor, "memberId">): Promise<string[]> {
  const named = mentioned(entry);
  const told = await tell(client, entry, "mention", named);
  if (entry.kind === "ack.asked") told.push(...(await tell(client, entry, "ackAsked", entry.payload?.memberIds ?? [])));
  if (entry.kind === "reply.posted") {
    const others = (await inThread(client, entry)).filter((id) => id !== memberId && !named.includes(id));
    told.push(...(await tell(client, entry, "reply", others)));
  }
  const step = await changeNotice(client, entry);
  if (step) told.push(...(await tell(client, entry, step.reason, step.memberIds)));
  return told;
}

function mentioned(entry: Entry): string[] {
  if (entry.kind !== "message.posted" && entry.kind !== "reply.posted" && entry.kind !== "message.edited") return [];
  return (entry.payload?.mentions ?? []).map(({ memberId }) => memberId).filter((id) => id !== entry.actorId);
}

/** Who began the thread, and who replied in it. */
async function inThread(client: Client, { roomId, rootId }: Entry<"reply.posted">): Promise<string[]> {
  const people = await client.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT actor_id AS id FROM entry
     WHERE room_id = ${roomId}::uuid AND (id = ${rootId}::uuid OR (root_id = ${rootId}::uuid AND kind = 'reply.posted'))`;
  return people.map(({ id }) => id);
}

/** A second word about the same message for the same reason is none. */
async function tell(client: Client, entry: Entry, reason: Reason, memberIds: string[]): Promise<string[]> {
  if (memberIds.length === 0) return [];
  const aboutId = entry.kind === "message.edited" ? entry.refersTo : entry.id;
  const ids = memberIds.map(() => newId(entry.at));
  const told = await client.$queryRaw<{ memberId: string }[]>`
    INSERT INTO notification (id, member_id, room_id, entry_id, reason, root_seq, seq, at)
    SELECT told.id, told.member_id, ${entry.roomId}::uuid, ${aboutId}::uuid, ${reason}, root.seq, ${entry.seq},
           to_timestamp(${entry.at}::float8 / 1000)
      FROM unnest(${ids}::uuid[], ${memberIds}::uuid[]) AS told (id, member_id)
      JOIN participant p ON p.member_id = told.member_id AND p.room_id = ${entry.roomId}::uuid
      JOIN entry root ON root.id = ${entry.rootId ?? entry.id}::uuid
    ON CONFLICT (member_id, entry_id, reason) DO NOTHING
    RETURNING member_id AS "memberId"`;
  return told.map(({ memberId }) => memberId);
}
