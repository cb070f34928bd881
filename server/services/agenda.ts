import type { Actor, CompanyNames } from "~/domain/actor";
import type { Agenda } from "~/domain/agenda";
import type { Database } from "../database/client";
import { type DueRow, dueFrom, dueLine, dueNames, openDue } from "./due-line";
import { type PersonRow, personColumns, personFrom } from "./person-row";
import { type CalendarRow, calendarColumns, calendarOf } from "./work-calendar";

type Row = {
  lines: DueRow[];
  rooms: Agenda["rooms"];
  companies: (CompanyNames & { id: string } & CalendarRow)[];
  people: PersonRow[];
};

/**
 * What is due in my rooms, side rooms included: what my company owes, what it waits for, and questions that anybody may
 * answer; with the rooms, the calendars of the companies in them, and everyone who is named.
 */
export async function readAgenda({ prisma }: Database, actor: Actor): Promise<Agenda> {
  const [row] = await prisma.$queryRaw<Row[]>`
    WITH mine AS MATERIALIZED (
      SELECT p.room_id FROM participant p JOIN member me ON me.id = p.member_id AND me.disabled_at IS NULL
       WHERE p.member_id = ${actor.memberId}::uuid
    ), shown AS MATERIALIZED (
      SELECT DISTINCT d.room_id FROM due_item d WHERE d.closed_at IS NULL AND d.room_id IN (SELECT room_id FROM mine)
    )
    SELECT (SELECT coalesce(json_agg(${dueLine} ORDER BY d.due_at NULLS LAST, d.entry_id), '[]') FROM ${openDue}
             WHERE d.closed_at IS NULL AND d.room_id IN (SELECT room_id FROM shown)) AS lines,
           (SELECT coalesce(json_agg(json_build_object('id', r.id, 'name', coalesce(parent.name, r.name),
                     'parentId', r.parent_id, 'companyIds', (
                       SELECT json_agg(rc.organization_id) FROM room_company rc WHERE rc.room_id = r.id))), '[]')
              FROM room r LEFT JOIN room parent ON parent.id = r.parent_id
             WHERE r.id IN (SELECT room_id FROM shown)) AS rooms,
           (SELECT coalesce(json_agg(json_build_object('id', o.id, 'nameEn', o.name_en, 'nameJa', o.name_ja,
                     'nameKo', o.name_ko, ${calendarColumns})), '[]')
              FROM organization o WHERE o.id IN (
                SELECT rc.organization_id FROM room_company rc WHERE rc.room_id IN (SELECT room_id FROM shown))) AS companies,
           (SELECT coalesce(json_agg(who), '[]') FROM (
              SELECT ${personColumns}, true AS present FROM member m WHERE m.id IN (
                SELECT ${dueNames} FROM ${openDue}
                 WHERE d.closed_at IS NULL AND d.room_id IN (SELECT room_id FROM shown))) who) AS people`;
  const { lines = [], rooms = [], companies = [], people = [] } = row ?? {};
  return {
    lines: lines.map(dueFrom),
    rooms,
    companies: companies.map((company) => {
      const { id, nameEn, nameJa, nameKo } = company;
      return { id, nameEn, nameJa, nameKo, calendar: calendarOf(company) };
    }),
    people: people.map(personFrom),
  };
}

/** How much that my company owes is late, over all my rooms. */
export async function countLate({ prisma }: Database, actor: Actor, now: number): Promise<number> {
  const [row] = await prisma.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM due_item d
      JOIN participant p ON p.room_id = d.room_id AND p.member_id = ${actor.memberId}::uuid
     WHERE d.closed_at IS NULL AND d.due_at <= ${now}::bigint
       AND CASE WHEN d.organization_id IS NULL THEN d.calendar_id <> ${actor.organizationId}::uuid
                ELSE d.organization_id = ${actor.organizationId}::uuid END`;
  return row?.count ?? 0;
}
