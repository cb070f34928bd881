import { Prisma } from "../database/client";

/** What a payload says, for a line of a list: its words, the names of its files where it has none, a change's title. */
export const wordsIn = (payload: Prisma.Sql) => Prisma.sql`coalesce(nullif(${payload} ->> 'text', ''), (
  SELECT string_agg(named.file ->> 'name', ', ' ORDER BY named.place)
    FROM jsonb_array_elements(${payload} -> 'files') WITH ORDINALITY AS named (file, place)),
  ${payload} -> 'content' ->> 'title')`;

/** The language that those words are written in. */
export const langIn = (payload: Prisma.Sql) =>
  Prisma.sql`coalesce(${payload} ->> 'lang', ${payload} -> 'content' ->> 'lang')`;
