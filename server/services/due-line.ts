import { isLanguage, type Language } from "~/domain/language";
import { Prisma } from "../database/client";
import { wordsIn } from "./said-words";

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
       AND version.root_id = coalesce(made.root_id, made.id) AND version.kind = 'message.edited')
     ORDER BY version.seq DESC LIMIT 1) said ON true`;

export const dueLine = Prisma.sql`json_build_object('id', d.entry_id, 'roomId', d.room_id, 'kind', d.kind,
  'rootSeq', d.root_seq, 'text', left(coalesce(pinned.text, ${wordsIn(Prisma.sql`said.payload`)}), 300),
  'lang', said.payload ->> 'lang', 'byId', made.actor_id, 'organizationId', d.organization_id, 'calendarId', d.calendar_id,
  'memberIds', (SELECT coalesce(json_agg(asked), '[]') FROM unnest(d.member_ids) asked WHERE NOT EXISTS (
     SELECT 1 FROM entry given WHERE given.root_id = made.root_id AND given.kind = 'ack.given'
        AND given.actor_id = asked AND given.payload ->> 'askId' = d.entry_id::text
        AND given.payload ->> 'state' <> 'seen')),
  'day', d.day, 'dueAt', d.due_at)`;

/** Everyone whom a due line names, for `m.id IN (…)` over the same rows. */
export const dueNames = Prisma.sql`unnest(d.member_ids || made.actor_id)`;

/** A row with words, before it is known that their language is one that the portal speaks. */
export type Worded<L extends { lang: Language | null }> = Omit<L, "lang"> & { lang: string | null };

export function worded<L extends { lang: Language | null }>(row: Worded<L>): L {
  return { ...row, lang: isLanguage(row.lang) ? row.lang : null } as L;
}
