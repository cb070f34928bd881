import { otherSide, type Side } from "~/domain/actor";
import type { ChangeDueKind } from "~/domain/agenda";
import { endOfDay } from "~/domain/day";
import type { Entry } from "~/domain/entry";
import { awaitsAnswer, type SpecChange } from "~/domain/spec-change";
import type { Client } from "../database/client";

type Owed = { entryId: string; kind: ChangeDueKind; day: string | null; side: Side };

/**
 * Keeps what is due of a spec change, as of an entry of it: the answer about its impact, owed by the side that was asked, and
 * the day from which the new state is to be made, owed by the supplier. Whatever is not owed any more is closed, and opens
 * again where a later revision asks for it anew.
 */
export async function projectChangeDue(
  client: Client,
  entry: Entry,
  { change, entries, seq }: { change: SpecChange; entries: Entry[]; seq: number },
): Promise<void> {
  const owed = owedOf(change, entries);
  const open = owed.map(({ entryId }) => entryId);
  await client.$executeRaw`
    UPDATE due_item SET closed_at = ${entry.at}::bigint
     WHERE room_id = ${change.roomId}::uuid AND about_id = ${change.id}::uuid AND closed_at IS NULL
       AND kind IN ('impactRequested', 'scheduled') AND entry_id <> ALL(${open}::uuid[])`;
  for (const one of owed) await owe(client, { change, seq }, one);
}

function owedOf(change: SpecChange, entries: Entry[]): Owed[] {
  const { request, schedule, state, proposed } = change;
  const answering = otherSide(proposed.side);
  const lastOf = (kind: Entry["kind"]) => entries.findLast((entry) => entry.kind === kind)?.id;
  const asked = lastOf("specChange.impactRequested");
  const scheduled = lastOf("specChange.scheduled");
  if (request && asked && answering && awaitsAnswer(change))
    return [{ entryId: asked, kind: "impactRequested", day: request.day, side: answering }];
  if (schedule?.day && scheduled && state === "scheduled")
    return [{ entryId: scheduled, kind: "scheduled", day: schedule.day, side: "supplier" }];
  return [];
}

async function owe(client: Client, { change, seq }: { change: SpecChange; seq: number }, owed: Owed): Promise<void> {
  const { entryId, kind, day, side } = owed;
  const companies = await client.roomCompany.findMany({
    where: { roomId: change.roomId, side },
    select: { organization: { select: { id: true, timeZone: true } } },
  });
  for (const { organization } of companies) {
    const { id, timeZone } = organization;
    const dueAt = day ? endOfDay(day, timeZone) : null;
    await client.$executeRaw`
      INSERT INTO due_item (entry_id, calendar_id, room_id, about_id, root_seq, kind, organization_id, member_ids, day, due_at)
      VALUES (${entryId}::uuid, ${id}::uuid, ${change.roomId}::uuid, ${change.id}::uuid, ${seq}, ${kind}, ${id}::uuid,
              '{}', ${day}, ${dueAt}::bigint)
      ON CONFLICT (entry_id, calendar_id) DO UPDATE SET closed_at = NULL`;
  }
}
