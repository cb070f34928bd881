import { endOfDay } from "~/domain/day";
import type { Entry } from "~/domain/entry";
import { type Client, Prisma } from "../database/client";
import type { Project } from "./projection";

/**
 * Keeps the read table of what is due: promised answers, asked acknowledgements (one item for each company of the asked), open
 * questions. From the log, the people's companies and the companies' zones alone, so that it can be made again.
 */
export const projectDue: Project = async (client, entry, { organizationId }) => {
  const { kind, payload } = entry;
  if (!payload) return;
  switch (kind) {
    case "message.posted":
    case "reply.posted":
      if (payload.meaning?.kind !== "answerBy") return;
      return owe(client, entry, "answer", payload.meaning.day, [
        { calendarId: organizationId, organizationId, memberIds: [entry.actorId] },
      ]);
    case "promise.settled":
      return close(client, entry, Prisma.sql`kind = 'answer' AND about_id = ${entry.refersTo}::uuid`);
    case "message.withdrawn":
      return close(client, entry, Prisma.sql`kind <> 'question' AND about_id = ${entry.refersTo}::uuid`);
    case "ack.asked":
      await close(client, entry, Prisma.sql`kind = 'acknowledgement' AND about_id = ${entry.refersTo}::uuid`);
      return owe(client, entry, "acknowledgement", payload.day, await byCompany(client, payload.memberIds));
    case "ack.given":
      return close(client, entry, Prisma.sql`entry_id = ${payload.askId}::uuid AND ${isAnswered(entry)}`);
    case "memory.pinned":
      if (payload.topic !== "question") return;
      return owe(client, entry, "question", payload.day, [
        { calendarId: organizationId, organizationId: null, memberIds: [] },
      ]);
    case "memory.closed":
      return close(client, entry, Prisma.sql`kind = 'question' AND entry_id = ${payload.itemId}::uuid`);
    case "member.removed":
      await client.$executeRaw`
        UPDATE due_item SET member_ids = array_remove(member_ids, ${payload.memberId}::uuid)
         WHERE room_id = ${entry.roomId}::uuid AND kind = 'acknowledgement' AND closed_at IS NULL`;
      return close(client, entry, Prisma.sql`kind = 'acknowledgement' AND ${isAnswered(entry)}`);
  }
};

/** `calendarId`: the company on whose calendar the day ends; `organizationId`: who owes it, null for nobody in particular. */
type Owing = { calendarId: string; organizationId: string | null; memberIds: string[] };

async function owe(client: Client, entry: Entry, kind: string, day: string | undefined, owing: Owing[]) {
  const { id, roomId, refersTo, rootId } = entry;
  const companies = await client.organization.findMany({
    where: { id: { in: owing.map(({ calendarId }) => calendarId) } },
    select: { id: true, timeZone: true },
  });
  const root = await client.entry.findUniqueOrThrow({ where: { id: rootId ?? id }, select: { seq: true } });
  // A reply refers to its root, but it is the reply itself that promises.
  const aboutId = kind === "answer" ? id : (refersTo ?? id);
  const about = { entryId: id, roomId, aboutId, rootSeq: root.seq, kind, day };
  await client.dueItem.createMany({
    data: owing.map((one) => {
      const zone = companies.find((company) => company.id === one.calendarId)?.timeZone;
      return { ...about, ...one, dueAt: day && zone ? endOfDay(day, zone) : null };
    }),
  });
}

async function close(client: Client, { roomId, at }: Entry, which: Prisma.Sql): Promise<void> {
  await client.$executeRaw`
    UPDATE due_item SET closed_at = ${at}::bigint
     WHERE room_id = ${roomId}::uuid AND closed_at IS NULL AND ${which}`;
}

/** Everybody who is still asked has understood or decided, as of an entry. Having seen it is no answer. */
function isAnswered({ seq }: Entry): Prisma.Sql {
  return Prisma.sql`NOT EXISTS (
    SELECT 1 FROM unnest(member_ids) asked WHERE NOT EXISTS (
      SELECT 1 FROM entry given JOIN entry made ON made.id = due_item.entry_id
       WHERE given.room_id = due_item.room_id AND given.root_id = made.root_id AND given.kind = 'ack.given'
         AND given.actor_id = asked AND given.payload ->> 'askId' = made.id::text
         AND given.payload ->> 'state' <> 'seen' AND given.seq <= ${seq}))`;
}

/** The asked people by their companies. */
async function byCompany(client: Client, memberIds: string[]): Promise<Owing[]> {
  const people = await client.member.findMany({
    where: { id: { in: memberIds } },
    select: { id: true, organizationId: true },
    orderBy: { id: "asc" },
  });
  return [...new Set(people.map(({ organizationId }) => organizationId))].map((organizationId) => ({
    calendarId: organizationId,
    organizationId,
    memberIds: people.filter((one) => one.organizationId === organizationId).map(({ id }) => id),
  }));
}
