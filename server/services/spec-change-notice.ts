import type { Side } from "~/domain/actor";
import type { Entry } from "~/domain/entry";
import type { Reason } from "~/domain/notification";
import { isAgreed, type SpecChange, waitsFor } from "~/domain/spec-change";
import type { Client } from "../database/client";
import { findSpecChange } from "./spec-change-state";

/**
 * Who is to be told of a step of a spec change, and why: the people of the side whose turn it is now; of an agreement both
 * sides, of a refusal the one that proposed. Never its author. null: the step is no news.
 */
export async function changeNotice(
  client: Client,
  entry: Entry,
): Promise<{ reason: Reason; memberIds: string[] } | null> {
  const reason = (reasons as Partial<Record<Entry["kind"], Reason>>)[entry.kind];
  if (!reason || !entry.payload) return null;
  const found = await findSpecChange(client, entry.roomId, entry.rootId ?? entry.id, entry.seq);
  if (!found || isToldBefore(entry, found.change)) return null;
  const { change } = found;
  const people = await client.$queryRaw<{ id: string }[]>`
    SELECT p.member_id AS id FROM participant p
      JOIN member m ON m.id = p.member_id
      JOIN room_company rc ON rc.room_id = p.room_id AND rc.organization_id = m.organization_id
     WHERE p.room_id = ${entry.roomId}::uuid AND rc.side::text = ANY(${sidesToTell(entry, change)})
       AND p.member_id <> ${entry.actorId}::uuid`;
  return { reason, memberIds: people.map(({ id }) => id) };
}

const reasons = {
  "specChange.proposed": "changeProposed",
  "specChange.revised": "changeRevised",
  "specChange.impactRequested": "impactAsked",
  "specChange.impactAnswered": "impactAnswered",
  "specChange.accepted": "changeAccepted",
  "specChange.agreed": "changeAgreed",
  "specChange.rejected": "changeDeclined",
} as const satisfies Partial<Record<Entry["kind"], Reason>>;

function sidesToTell({ kind }: Entry, change: SpecChange): Side[] {
  if (kind === "specChange.agreed") return ["buyer", "supplier"];
  return kind === "specChange.rejected" ? [change.proposed.side] : waitsFor(change);
}

/** A proposal that asks at once is one word, and so is the acceptance that makes the agreement. */
function isToldBefore(entry: Entry, change: SpecChange): boolean {
  if (entry.kind === "specChange.impactRequested") return entry.at === change.proposed.at;
  return entry.kind === "specChange.accepted" && isAgreed(change.acceptances, entry.payload?.terms ?? "");
}
