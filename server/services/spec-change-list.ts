import type { Actor, CompanyNames } from "~/domain/actor";
import type { ChangeLine, ChangeList, ChangeWish } from "~/domain/change-list";
import { addDays, dayAt } from "~/domain/day";
import { type Database, Prisma } from "../database/client";
import { isId } from "./gate";
import { type CalendarRow, calendarBetween, calendarColumns } from "./work-calendar";

const pageSize = 50;

type Row = {
  any: boolean;
  changes: ChangeLine[] | null;
  companies: (CompanyNames & { id: string } & CalendarRow)[] | null;
};

/**
 * The spec changes of my rooms, the one that changed last first. A company's own notes
 * have none. The calendars reach back to the oldest question that is open, so that its working days can be counted.
 */
export async function listSpecChanges(
  { prisma }: Database,
  actor: Actor,
  wish: ChangeWish,
  now: number,
): Promise<ChangeList> {
  const [row] = await prisma.$queryRaw<Row[]>`
    WITH mine AS MATERIALIZED (${myRooms(actor)}), shown AS MATERIALIZED (
      SELECT sc.*, mine.side, mine.name, ${waiting} AS companies, ${isOverdue(now)} AS overdue
        FROM mine JOIN spec_change sc ON sc.room_id = mine.id
       WHERE ${Prisma.join(conditions(wish, now), " AND ")}
       ORDER BY sc.changed_at DESC, sc.entry_id DESC LIMIT ${pageSize + 1}
    )
    SELECT EXISTS (SELECT 1 FROM mine JOIN spec_change sc ON sc.room_id = mine.id) AS any,
           (SELECT json_agg(json_build_object('id', s.entry_id, 'room', json_build_object('id', s.room_id, 'name', s.name),
                     'number', s.number, 'title', s.title, 'part', s.part, 'state', s.state, 'waitsFor', s.waits_for,
                     'side', s.side, 'companyIds', s.companies, 'day', s.day, 'askedAt', s.asked_at, 'overdue', s.overdue,
                     'currency', s.currency, 'priceFrom', s.price_from, 'priceTo', s.price_to, 'leadDays', s.lead_days,
                     'changedAt', s.changed_at) ORDER BY s.changed_at DESC, s.entry_id DESC) FROM shown s) AS changes,
           (SELECT json_agg(json_build_object('id', o.id, 'nameEn', o.name_en, 'nameJa', o.name_ja, 'nameKo', o.name_ko,
                     ${calendarColumns}))
              FROM organization o WHERE o.id IN (SELECT unnest(s.companies) FROM shown s)) AS companies`;
  const found = row?.changes ?? [];
  const changes = found.slice(0, pageSize);
  const last = found.length > pageSize ? changes.at(-1) : undefined;
  const oldest = Math.min(now, ...changes.flatMap(({ askedAt }) => askedAt ?? []));
  return {
    changes,
    companies: (row?.companies ?? []).map((company) => {
      const { id, nameEn, nameJa, nameKo, timeZone } = company;
      const stretch = [addDays(dayAt(oldest, timeZone), -7), addDays(dayAt(now, timeZone), 60)] as const;
      return { id, nameEn, nameJa, nameKo, calendar: calendarBetween(company, ...stretch) };
    }),
    any: row?.any ?? false,
    older: last ? `${last.changedAt}_${last.id}` : null,
  };
}

/** How many changes of my rooms wait for my company. */
export async function countWaitingChanges({ prisma }: Database, actor: Actor): Promise<number> {
  const [row] = await prisma.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM (${myRooms(actor)}) mine
      JOIN spec_change sc ON sc.room_id = mine.id AND mine.side = ANY(sc.waits_for)`;
  return row?.count ?? 0;
}

const myRooms = ({ memberId, organizationId }: Actor) => Prisma.sql`
  SELECT r.id, r.name, rc.side
    FROM participant p
    JOIN member me ON me.id = p.member_id AND me.disabled_at IS NULL
    JOIN room r ON r.id = p.room_id AND r.parent_id IS NULL
    JOIN room_company rc ON rc.room_id = r.id AND rc.organization_id = ${organizationId}::uuid
   WHERE p.member_id = ${memberId}::uuid`;

/** The companies whose turn it is. */
const waiting = Prisma.sql`ARRAY(
  SELECT rc.organization_id FROM room_company rc WHERE rc.room_id = sc.room_id AND rc.side = ANY(sc.waits_for))`;

/** The day ends where the company works that was asked for an answer by it. */
const isOverdue = (now: number) => Prisma.sql`(sc.day IS NOT NULL AND EXISTS (
  SELECT 1 FROM room_company rc JOIN organization o ON o.id = rc.organization_id
   WHERE rc.room_id = sc.room_id AND rc.side = ANY(sc.waits_for)
     AND sc.day < to_char(to_timestamp(${now}::bigint / 1000.0) AT TIME ZONE o.time_zone, 'YYYY-MM-DD')))`;

function conditions({ state, part, mine, overdue, before }: ChangeWish, now: number): Prisma.Sql[] {
  const [changedAt, id] = before?.split("_") ?? [];
  const after = isId(id)
    ? [Prisma.sql`(sc.changed_at, sc.entry_id) < (${Number(changedAt)}::bigint, ${id}::uuid)`]
    : [];
  return [
    Prisma.sql`true`,
    ...(state ? [Prisma.sql`sc.state = ${state}`] : []),
    ...(part ? [Prisma.sql`strpos(upper(normalize(sc.part, NFKC)), upper(normalize(${part}, NFKC))) > 0`] : []),
    ...(mine ? [Prisma.sql`mine.side = ANY(sc.waits_for)`] : []),
    ...(overdue ? [isOverdue(now)] : []),
    ...after,
  ];
}
