import type { DueLine } from "~/domain/agenda";
import { changeName } from "~/domain/change-name";
import { isLanguage, type Language } from "~/domain/language";
import { Prisma } from "../database/client";
import { langIn, wordsIn } from "./said-words";

/**
 * What is due and not done, for `FROM ${openDue} WHERE …`, as json: the words are those of the message's latest version or
 * of the pinned question, the people those who have not answered the ask.
 */
export const openDue = Prisma.sql`due_item d
  JOIN entry made ON made.id = d.entry_id
  LEFT JOIN memory_item pinned ON pinned.entry_id = d.entry_id
  LEFT JOIN LATERAL (
    SELECT version.payload FROM entry version
     WHERE version.id = d.about_id OR (version.room_id = d.room_id AND version.refers_to = d.about_id
       AND version.root_id = coalesce(made.root_id, made.id) AND version.kind IN ('message.edited', 'specChange.revised'))
     ORDER BY version.seq DESC LIMIT 1) said ON true
  LEFT JOIN spec_change changed ON changed.entry_id = d.about_id`;

export const dueLine = Prisma.sql`json_build_object('id', d.entry_id, 'roomId', d.room_id, 'kind', d.kind,
  'aboutId', d.about_id, 'number', changed.number, 'rootSeq', d.root_seq, 'text', left(coalesce(pinned.text, ${wordsIn(Prisma.sql`said.payload`)}), 300),
  'lang', ${langIn(Prisma.sql`said.payload`)}, 'byId', made.actor_id, 'organizationId', d.organization_id, 'calendarId', d.calendar_id,
  'memberIds', (SELECT coalesce(json_agg(asked), '[]') FROM unnest(d.member_ids) asked WHERE NOT EXISTS (
     SELECT 1 FROM entry given WHERE given.root_id = made.root_id AND given.kind = 'ack.given'
        AND given.actor_id = asked AND given.payload ->> 'askId' = d.entry_id::text
        AND given.payload ->> 'state' <> 'seen')),
  'day', d.day, 'dueAt', d.due_at)`;

/** Everyone whom a due line names, for `m.id IN (…)` over the same rows. */
export const dueNames = Prisma.sql`unnest(d.member_ids || made.actor_id)`;

export type DueRow = Worded<DueLine> & { number: number | null };

/** What is due of a spec change is called by its number and title. */
export function dueFrom({ number, ...row }: DueRow): DueLine {
  const line = worded<DueLine>(row);
  return number === null ? line : { ...line, text: [changeName(number), line.text].filter(Boolean).join(" ") };
}

/** A row with words, before it is known that their language is one that the portal speaks. */
export type Worded<L extends { lang: Language | null }> = Omit<L, "lang"> & { lang: string | null };

export function worded<L extends { lang: Language | null }>(row: Worded<L>): L {
  return { ...row, lang: isLanguage(row.lang) ? row.lang : null } as L;
}
