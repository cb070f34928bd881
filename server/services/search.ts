import type { Actor } from "~/domain/actor";
import { endOfDay, moment } from "~/domain/day";
import { Refusal } from "~/domain/result";
import { gramsOf, termsOf } from "~/domain/search";
import { type SearchPage, type SearchWish, stateOf } from "~/domain/search-wish";
import { type Client, type Database, Prisma } from "../database/client";
import { readHits } from "./search-hit";
import { placesOf } from "./search-places";
import { traits } from "./search-text";

const pageSize = 30;
/** How many of the newest rows are read before the index of pairs is asked. */
const probeSize = 2_000;

/**
 * What was said in my rooms, my company's side rooms among them, the newest first. Every word of the query must be in it.
 * A room that is not mine is `notFound`.
 */
export async function search({ prisma }: Database, actor: Actor, wish: SearchWish): Promise<SearchPage> {
  const places = await placesOf(prisma, actor);
  const state = stateOf(wish);
  const rooms = wish.room ? places.rooms.filter(({ id }) => id === wish.room) : places.rooms;
  if (wish.room && rooms.length === 0) throw new Refusal("notFound");
  if (state !== "done" || rooms.length === 0) return { ...places, state, hits: [], older: null };
  const sought = soughtBy(
    actor,
    wish,
    rooms.map(({ id }) => id),
  );
  const ids = (await amongNewest(prisma, sought)) ?? (await amongAll(prisma, sought));
  const { hits, last } = await readHits(prisma, ids.slice(0, pageSize), sought, wish.query);
  return { ...places, state, hits, older: ids.length > pageSize ? last : null };
}

export type Sought = {
  /** My rooms, as an expression: whoever is removed meanwhile finds nothing. */
  mine: Prisma.Sql;
  rooms: number;
  grams: string[];
  /** What a row `t` of search_text must be like. */
  fits: Prisma.Sql;
  /** From the first to the last day that is asked for, and before where the page before ended. */
  within: Prisma.Sql;
  earlier: Prisma.Sql;
};

function soughtBy(actor: Actor, wish: SearchWish, roomIds: string[]): Sought {
  const terms = termsOf(wish.query);
  const mine = Prisma.sql`ARRAY(SELECT p.room_id FROM participant p
    WHERE p.member_id = ${actor.memberId}::uuid AND p.room_id = ANY(${roomIds}::uuid[]))`;
  const says = terms.map((term) => Prisma.sql`strpos(t.folded, ${term}) > 0`);
  const who = wish.person ? [Prisma.sql`t.actor_id = ${wish.person}::uuid`] : [];
  const how = wish.kind ? [ofKind[wish.kind](mine)] : [];
  const grams = [...new Set(terms.flatMap(gramsOf))];
  return { mine, rooms: roomIds.length, grams, fits: all([...says, ...who, ...how]), ...inTime(actor, wish) };
}

const ofKind: Record<NonNullable<SearchWish["kind"]>, (mine: Prisma.Sql) => Prisma.Sql> = {
  message: () => Prisma.sql`t.entry_id = t.message_id AND NOT t.grams @> ARRAY[${traits.reply}]`,
  reply: () => Prisma.sql`t.grams @> ARRAY[${traits.reply}]`,
  edit: () => Prisma.sql`t.entry_id <> t.message_id`,
  meaning: (mine) => Prisma.sql`t.message_id IN (
    SELECT own.message_id FROM search_text own WHERE own.room_id = ANY(${mine}) AND own.grams @> ARRAY[${traits.meaning}])`,
  acknowledgement: (mine) => Prisma.sql`t.message_id IN (
    SELECT d.about_id FROM due_item d WHERE d.room_id = ANY(${mine}) AND d.kind = 'acknowledgement')`,
  pinned: (mine) => Prisma.sql`t.message_id IN (SELECT i.about_id FROM memory_item i WHERE i.room_id = ANY(${mine}))`,
};

function inTime({ timeZone }: Actor, { from, to, before }: SearchWish): Pick<Sought, "within" | "earlier"> {
  const since = from ? [Prisma.sql`t.at >= ${moment(from, "00:00", timeZone)}::bigint`] : [];
  const until = to ? [Prisma.sql`t.at < ${endOfDay(to, timeZone)}::bigint`] : [];
  const [at = "", id = ""] = before?.split("_") ?? [];
  const earlier = before ? [Prisma.sql`(t.at, t.entry_id) < (${Number(at)}::bigint, ${id}::uuid)`] : [];
  return { within: all([...since, ...until]), earlier: all(earlier) };
}

const all = (conditions: Prisma.Sql[]) =>
  conditions.length === 0 ? Prisma.sql`true` : Prisma.join(conditions, " AND ");

/**
 * What most queries want is among the newest rows, and a frequent word has a bitmap of half the table. So each room's
 * newest rows are read first: the answer, if they hold a full page later than the oldest row of every room that has more.
 */
async function amongNewest(client: Client, { mine, rooms, fits, within, earlier }: Sought): Promise<string[] | null> {
  const each = Math.max(10, Math.floor(probeSize / (rooms + 1)));
  const [found] = await client.$queryRaw<{ ids: string[] | null; whole: boolean }[]>`
    WITH near AS MATERIALIZED (
      SELECT newest.* FROM unnest(${mine}) AS mine (id) CROSS JOIN LATERAL (
        SELECT t.entry_id, t.room_id, t.at, ${fits} AS fits FROM search_text t
         WHERE t.room_id = mine.id AND ${within} AND ${earlier} ORDER BY t.at DESC, t.entry_id DESC LIMIT ${each}) newest
    ), horizon AS MATERIALIZED (
      SELECT max(oldest) AS at FROM (
        SELECT min(at) AS oldest FROM near GROUP BY room_id HAVING count(*) = ${each}) more
    ), sure AS (
      SELECT entry_id, at FROM near WHERE fits AND at > coalesce((SELECT at FROM horizon), -1)
       ORDER BY at DESC, entry_id DESC LIMIT ${pageSize + 1})
    SELECT array_agg(entry_id ORDER BY at DESC, entry_id DESC) AS ids, (SELECT at FROM horizon) IS NULL AS whole FROM sure`;
  const ids = found?.ids ?? [];
  return found?.whole || ids.length > pageSize ? ids : null;
}

/** All rows that have every pair of the words; without pairs, all rows. Taken out first: sorted by time, most would be read. */
async function amongAll(client: Client, { mine, grams, fits, within, earlier }: Sought): Promise<string[]> {
  const paired = grams.length > 0 ? Prisma.sql`t.grams @> ${grams}::text[]` : Prisma.sql`true`;
  const rows = await client.$queryRaw<{ id: string }[]>`
    WITH found AS MATERIALIZED (
      SELECT t.entry_id AS id, t.at FROM search_text t
       WHERE t.room_id = ANY(${mine}) AND ${paired} AND ${within} AND ${earlier} AND ${fits})
    SELECT id FROM found ORDER BY at DESC, id DESC LIMIT ${pageSize + 1}`;
  return rows.map(({ id }) => id);
}
