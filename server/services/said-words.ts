import { Prisma } from "../database/client";

/** What a payload says, for a line of a list: its words, or where it has none the names of its files. */
export const wordsIn = (payload: Prisma.Sql) => Prisma.sql`coalesce(nullif(${payload} ->> 'text', ''), (
  SELECT string_agg(named.file ->> 'name', ', ' ORDER BY named.place)
    FROM jsonb_array_elements(${payload} -> 'files') WITH ORDINALITY AS named (file, place)))`;
