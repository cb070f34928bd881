import type { Company, Participant } from "~/domain/actor";
import type { Entry } from "~/domain/entry";
import type { RoomPage } from "~/domain/protocol";
import { type Client, Prisma } from "../database/client";
import { movedMember } from "./participant";
import { type PersonRow, personColumns, personFrom } from "./person-row";
import { waitingIn } from "./scheduled-send";
import { type CalendarRow, calendarColumns, calendarOf } from "./work-calendar";

type Shown = { entries: Entry[] /** What the thread summaries are as of. */; head: number };
type Header = Omit<RoomPage, "entries" | "from" | "to">;
type HeaderRow = Omit<RoomPage["room"], "id" | "side"> &
  Pick<RoomPage, "head" | "cursor" | "sideRoom"> & {
    companies: CompanyRow[];
    people: PersonRow[];
    readers: RoomPage["readers"] | null;
    threads: RoomPage["threads"] | null;
    waiting: RoomPage["waiting"] | null;
    drawings: RoomPage["drawings"] | null;
  };

/**
 * One query for all that surrounds the entries of a page: the room, its companies with their calendars, everyone who is in
 * it and whoever the entries name besides, how far the others have read, the threads on the rows, the reader's side room.
 */
export async function readHeader(client: Client, participant: Participant, { entries, head }: Shown): Promise<Header> {
  const { roomId, memberId, organizationId, side } = participant;
  const rowIds = entries.filter(({ ownRow }) => ownRow).map(({ id }) => id);
  const [row] = await client.$queryRaw<HeaderRow[]>`
    SELECT r.name, r.head_seq AS head, r.parent_id AS "parentId",
           (extract(epoch FROM r.created_at) * 1000)::float8 AS "openedAt",
           coalesce((SELECT seq FROM read_cursor WHERE room_id = r.id AND member_id = ${memberId}::uuid), 0) AS cursor,
           ${companyColumns} AS companies,
           (SELECT json_agg(who ORDER BY who.name, who.id) FROM (
              SELECT ${personColumns}, p.member_id IS NOT NULL AS present
                FROM member m LEFT JOIN participant p ON p.member_id = m.id AND p.room_id = r.id
               WHERE p.member_id IS NOT NULL OR m.id = ANY(${peopleNamed(entries)}::uuid[])
                  OR m.id IN (SELECT actor_id FROM entry WHERE room_id = r.id AND kind = 'reply.posted'
                                 AND root_id = ANY(${rowIds}::uuid[]))) who) AS people,
           (SELECT json_agg(json_build_object('memberId', c.member_id, 'seq', c.seq))
              FROM read_cursor c JOIN participant p ON p.room_id = c.room_id AND p.member_id = c.member_id
             WHERE c.room_id = r.id AND c.member_id <> ${memberId}::uuid) AS readers,
           (SELECT json_agg(thread) FROM (
              SELECT e.root_id AS "rootId", count(*)::int AS count, (array_agg(e.at ORDER BY e.seq DESC))[1]::float8 AS "lastAt", max(e.seq) AS "lastSeq",
                     coalesce(max(mine.seq), 0) AS cursor,
                     (count(*) FILTER (WHERE e.actor_id <> ${memberId}::uuid AND e.seq > coalesce(mine.seq, 0)))::int AS unread,
                     (SELECT json_agg(face.actor_id ORDER BY face.last DESC) FROM (
                        SELECT actor_id, max(seq) AS last FROM entry
                         WHERE room_id = r.id AND root_id = e.root_id AND kind = 'reply.posted' AND seq <= ${head}
                         GROUP BY actor_id ORDER BY last DESC LIMIT 4) face) AS "memberIds"
                FROM entry e LEFT JOIN thread_cursor mine ON mine.root_id = e.root_id AND mine.member_id = ${memberId}::uuid
               WHERE e.room_id = r.id AND e.root_id = ANY(${rowIds}::uuid[]) AND e.kind = 'reply.posted'
                 AND e.seq <= ${head}
               GROUP BY e.root_id) thread) AS threads,
           (SELECT json_build_object('id', s.id, 'head', s.head_seq, 'unread', (
                     SELECT count(*) FROM entry e WHERE e.room_id = s.id AND e.own_row AND e.kind = 'message.posted'
                        AND e.actor_id <> ${memberId}::uuid AND e.seq > coalesce((
                          SELECT seq FROM read_cursor WHERE room_id = s.id AND member_id = ${memberId}::uuid), 0)))
              FROM room s WHERE s.parent_id = r.id AND s.organization_id = ${organizationId}::uuid) AS "sideRoom",
           ${waitingIn(participant)} AS waiting,
           (SELECT json_agg(json_build_object('part', f.part, 'revision', f.revision, 'fileId', f.id, 'entryId', f.entry_id, 'seq', f.seq,
                     'organizationId', f.organization_id, 'before', coalesce((
                       SELECT json_agg(o.id) FROM room_file o WHERE o.room_id = r.id AND o.part_key = f.part_key
                          AND o.revision IS NOT NULL AND o.id <> f.id), '[]')))
              FROM (SELECT DISTINCT ON (part_key) * FROM room_file
                     WHERE room_id = r.id AND revision IS NOT NULL AND withdrawn_at IS NULL
                     ORDER BY part_key, seq DESC, position DESC) f) AS drawings
      FROM room r WHERE r.id = ${roomId}::uuid`;
  if (!row) throw new Error("a room that was just passed through its gate is not there");
  const { name, openedAt, parentId, companies, people, readers, threads, waiting, drawings, ...rest } = row;
  return {
    ...rest,
    room: { id: roomId, name, side, openedAt, parentId },
    companies: companies.map(companyFrom),
    people: people.map(personFrom),
    readers: readers ?? [],
    threads: threads ?? [],
    waiting: waiting ?? [],
    drawings: drawings ?? [],
  };
}

/** The companies of the room that a query calls `r`, as JSON. */
export const companyColumns = Prisma.sql`(
  SELECT json_agg(json_build_object('id', o.id, 'nameEn', o.name_en, 'nameJa', o.name_ja, 'nameKo', o.name_ko,
           'side', rc.side, ${calendarColumns}) ORDER BY rc.side, o.id)
    FROM room_company rc JOIN organization o ON o.id = rc.organization_id WHERE rc.room_id = r.id)`;

export type CompanyRow = Omit<Company, "calendar"> & CalendarRow;

export function companyFrom(row: CompanyRow): Company {
  const { id, nameEn, nameJa, nameKo, country, side, timeZone } = row;
  return { id, nameEn, nameJa, nameKo, country, side, timeZone, calendar: calendarOf(row) };
}

/** Whoever acted, came or went, was named, was asked, or is quoted. */
export function peopleNamed(entries: Entry[]): string[] {
  const named = entries.flatMap((entry) => [
    entry.actorId,
    movedMember(entry) ?? entry.actorId,
    ...asked(entry),
    ...quoted(entry),
  ]);
  return [...new Set(named)];
}

function asked(entry: Entry): string[] {
  return entry.kind === "ack.asked" ? (entry.payload?.memberIds ?? []) : [];
}

/** In a side room perhaps somebody of the other company, who is only in the project room. */
function quoted(entry: Entry): string[] {
  const says = entry.kind === "message.posted" || entry.kind === "reply.posted";
  return says && entry.payload?.quote ? [entry.payload.quote.actorId] : [];
}
