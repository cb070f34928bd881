import type { Actor, Participant } from "~/domain/actor";
import type { Entry } from "~/domain/entry";
import { partKey, type RoomFileItem } from "~/domain/file";
import { asProposed } from "~/domain/impact";
import { Refusal } from "~/domain/result";
import { currentContent, currentSheet, type SpecChange } from "~/domain/spec-change";
import type { SpecChangeEvent, SpecChangeView } from "~/domain/spec-change-view";
import { type Client, type Database, Prisma } from "../database/client";
import { approversOf } from "./approver";
import { placeOf } from "./file-place";
import { fileColumns, fileIsOpenTo, fileJoins, newestFirst } from "./file-row";
import { isId, roomFor } from "./gate";
import { specChangeOf, termsOf } from "./spec-change-state";

/** One spec change with what surrounds it. `notFound` for a stranger's room and for what is no change of the room. */
export async function readSpecChange(
  { prisma }: Database,
  actor: Actor,
  { roomId, entryId }: { roomId: string; entryId: string },
): Promise<SpecChangeView> {
  const participant = await roomFor(prisma, actor, roomId);
  if (!isId(entryId)) throw new Refusal("notFound");
  const { change, entries } = await specChangeOf(prisma, roomId, entryId);
  const steps = entries.map(eventOf);
  const files = await filesOfPart(prisma, participant, change);
  const { room, people, companies } = await placeOf(prisma, participant, [...steps, ...files]);
  return {
    room: { id: room.id, name: room.name },
    people,
    companies,
    side: participant.side,
    change,
    seq: entries[0]?.seq ?? 0,
    steps,
    terms: allTerms(change),
    files,
    approvers: await approversOf(prisma, actor),
    ...(await talkOf(prisma, roomId, change, entries)),
  };
}

function eventOf({ id, kind, actorId, at }: Entry): SpecChangeEvent {
  return { id, kind: kind as SpecChangeEvent["kind"], memberId: actorId, at };
}

function allTerms(change: SpecChange): Record<string, string> {
  const options = [asProposed, ...(currentSheet(change)?.alternatives ?? []).map(({ key }) => key)];
  return Object.fromEntries(
    options.flatMap((option) => {
      const terms = termsOf(change, option);
      return terms === null ? [] : [[option, terms]];
    }),
  );
}

const mostFiles = 50;

async function filesOfPart(client: Client, reader: Participant, change: SpecChange): Promise<RoomFileItem[]> {
  const content = currentContent(change);
  if (!content) return [];
  const named = content.drawing.fileId ? Prisma.sql`OR f.id = ${content.drawing.fileId}::uuid` : Prisma.empty;
  return client.$queryRaw<RoomFileItem[]>`
    SELECT ${fileColumns} FROM room_file f ${fileJoins}
     WHERE f.room_id = ${reader.roomId}::uuid AND (f.part_key = ${partKey(content.part)} ${named})
       AND ${fileIsOpenTo(reader)}
     ORDER BY ${newestFirst} LIMIT ${mostFiles}`;
}

/** Who has read as far as the current revision, and how much was said beside the change. */
async function talkOf(
  client: Client,
  roomId: string,
  change: SpecChange,
  entries: Entry[],
): Promise<Pick<SpecChangeView, "seenBy" | "replies" | "anchors">> {
  const brought = entries.findLast(({ kind }) => kind === "specChange.proposed" || kind === "specChange.revised");
  const [row] = await client.$queryRaw<
    { seenBy: string[] | null; replies: number; anchors: Record<string, number> | null }[]
  >`
    WITH said AS (
      SELECT e.payload ->> 'anchor' AS anchor FROM entry e
       WHERE e.room_id = ${roomId}::uuid AND e.root_id = ${change.id}::uuid AND e.kind = 'reply.posted')
    SELECT (SELECT json_agg(c.member_id ORDER BY c.member_id) FROM read_cursor c
              JOIN participant p ON p.room_id = c.room_id AND p.member_id = c.member_id
             WHERE c.room_id = ${roomId}::uuid AND c.seq >= ${brought?.seq ?? 0}
               AND c.member_id <> ${brought?.actorId ?? null}::uuid) AS "seenBy",
           (SELECT count(*)::int FROM said) AS replies,
           (SELECT json_object_agg(anchor, count) FROM (
              SELECT anchor, count(*)::int AS count FROM said WHERE anchor IS NOT NULL GROUP BY anchor) lines) AS anchors`;
  return { seenBy: row?.seenBy ?? [], replies: row?.replies ?? 0, anchors: row?.anchors ?? {} };
}
