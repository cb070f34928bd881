import type { Client, Database } from "../database/client";
import { Prisma } from "../database/client";

const dayLong = 24 * 60 * 60 * 1000;
/** What was late for longer when the portal looks again stands in the lists; nobody is told any more. */
const longestLate = 30 * dayLong;

/**
 * Tells whoever owes an answer on the day when it is due, and those who owe it and those who wait for it once it is late.
 * Each once; answers who was told. The day of a new state is no answer and stands in the lists alone.
 */
export async function tellOfDue({ prisma }: Database, now: number): Promise<string[]> {
  const due = await tell(prisma, now, {
    reason: "answerDue",
    when: Prisma.sql`d.due_at > ${now} AND d.due_at <= ${now + dayLong}`,
    whom: owing,
  });
  const late = await tell(prisma, now, {
    reason: "answerLate",
    when: Prisma.sql`d.due_at <= ${now} AND d.due_at > ${now - longestLate}`,
    whom: Prisma.sql`(${owing} OR p.member_id = e.actor_id OR p.member_id = root.actor_id)`,
  });
  return [...due, ...late];
}

type Telling = { reason: "answerDue" | "answerLate"; when: Prisma.Sql; whom: Prisma.Sql };

async function tell(client: Client, now: number, { reason, when, whom }: Telling): Promise<string[]> {
  const told = await client.$queryRaw<{ memberId: string }[]>`
    INSERT INTO notification (id, member_id, room_id, entry_id, reason, root_seq, seq, at)
    SELECT gen_random_uuid(), p.member_id, d.room_id, d.entry_id, ${reason}, d.root_seq, e.seq,
           to_timestamp(${now}::float8 / 1000)
      FROM due_item d
      JOIN entry e ON e.id = d.entry_id
      JOIN entry root ON root.id = coalesce(e.root_id, e.id)
      JOIN participant p ON p.room_id = d.room_id AND ${whom}
     WHERE d.closed_at IS NULL AND d.kind <> 'scheduled' AND ${when}
    ON CONFLICT (member_id, entry_id, reason) DO NOTHING
    RETURNING member_id AS "memberId"`;
  return told.map(({ memberId }) => memberId);
}

/** Who owes it and has not answered for their own part yet; the impact of a spec change is owed by the company that was asked. */
const owing = Prisma.sql`((d.kind = 'impactRequested' AND EXISTS (
    SELECT 1 FROM member m WHERE m.id = p.member_id AND m.organization_id = d.organization_id))
  OR (p.member_id = ANY(d.member_ids) AND NOT EXISTS (
    SELECT 1 FROM entry given WHERE given.room_id = d.room_id AND given.kind = 'ack.given' AND given.root_id = root.id
       AND given.actor_id = p.member_id AND given.payload ->> 'askId' = d.entry_id::text
       AND given.payload ->> 'state' <> 'seen')))`;
