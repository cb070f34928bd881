import type { Actor } from "~/domain/actor";
import { endOfDay, moment } from "~/domain/day";
import { Refusal } from "~/domain/result";
import { gramsOf, termsOf } from "~/domain/search";
import {
  type FileSearch,
  fileKindOf,
  isFileSearch,
  type SearchPage,
  type SearchWish,
  type searchKinds,
  stateOf,
} from "~/domain/search-wish";
import { type Client, type Database, Prisma } from "../database/client";
import { readHits } from "./search-hit";
import { placesOf } from "./search-places";
import { traits } from "./search-text";

const pageSize = 30;
/** How many of the newest rows are read before the index of pairs is asked. */
const probeSize = 2_000;
const fewRooms = 20;

/**
 * What was said in my rooms, my company's side rooms among them, the newest first. Every word of the query must be in it.
 * A room that is not mine is `notFound`.
 */
export async function search({ prisma }: Database, actor: Actor, wish: SearchWish): Promise<SearchPage> {
  const places = await placesOf(prisma, actor);
  const state = stateOf(wish);
  // The notes beside a room stand in its timeline.
  const rooms = places.rooms.filter(({ id, parentId }) => !wish.room || id === wish.room || parentId === wish.room);
  if (wish.room && !rooms.some(({ id }) => id === wish.room)) throw new Refusal("notFound");
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
  const how = wish.kind ? [isFileSearch(wish.kind) ? withFile(mine, wish.kind) : ofKind[wish.kind](mine)] : [];
  const trait = wish.kind === "reply" || wish.kind === "edit" || wish.kind === "change" ? [traits[wish.kind]] : [];
  const grams = [...new Set([...trait, ...terms.flatMap(gramsOf)])];
  return { mine, rooms: roomIds.length, grams, fits: all([...says, ...who, ...how]), ...inTime(actor, wish) };
}

const ofKind: Record<(typeof searchKinds)[number], (mine: Prisma.Sql) => Prisma.Sql> = {
  message: () =>
    Prisma.sql`NOT t.grams && ARRAY[${traits.reply}, ${traits.edit}, ${traits.described}, ${traits.change}]`,
  reply: () => Prisma.sql`t.grams @> ARRAY[${traits.reply}]`,
  edit: () => Prisma.sql`t.grams @> ARRAY[${traits.edit}]`,
  change: () => Prisma.sql`t.grams @> ARRAY[${traits.change}]`,
  meaning: (mine) => Prisma.sql`t.message_id IN (
    SELECT own.message_id FROM search_text own WHERE own.room_id = ANY(${mine}) AND own.grams @> ARRAY[${traits.meaning}])`,
  acknowledgement: (mine) => Prisma.sql`t.message_id IN (
    SELECT d.about_id FROM due_item d WHERE d.room_id = ANY(${mine}) AND d.kind = 'acknowledgement')`,
  pinned: (mine) => Prisma.sql`t.message_id IN (SELECT i.about_id FROM memory_item i WHERE i.room_id = ANY(${mine}))`,
};

/** What a message with files says, in any version, and what is said of its files. */
function withFile(mine: Prisma.Sql, search: FileSearch): Prisma.Sql {
  const kind = fileKindOf(search);
  const like = kind ? Prisma.sql`AND f.kind = ${kind}` : Prisma.empty;
  return Prisma.sql`t.message_id IN (SELECT f.entry_id FROM room_file f WHERE f.room_id = ANY(${mine}) ${like})`;
}

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
 * A full page among the newest rows, which is what most queries want: a frequent word's bitmap in the index of pairs has
 * half the table. null: there is none, and older rows must be asked.
 */
async function amongNewest(client: Client, sought: Sought): Promise<string[] | null> {
  const near = sought.rooms > fewRooms ? newestOfAll(sought) : newestOfEach(sought);
  const rows = await client.$queryRaw<{ id: string }[]>`
    ${near} SELECT entry_id AS id FROM near WHERE fits ORDER BY at DESC, entry_id DESC LIMIT ${pageSize + 1}`;
  return rows.length > pageSize ? rows.map(({ id }) => id) : null;
}

/** For who is in many rooms: the newest rows of the portal, as far as they are in my rooms. */
function newestOfAll({ mine, fits, within, earlier }: Sought): Prisma.Sql {
  return Prisma.sql`WITH near AS (
    SELECT t.entry_id, t.at, t.room_id = ANY(${mine}) AND ${fits} AS fits FROM (
      SELECT * FROM search_text t WHERE ${within} AND ${earlier} ORDER BY t.at DESC, t.entry_id DESC LIMIT ${probeSize}) t)`;
}

/** For who is in few rooms: each room's newest rows, as far as they are later than what any of the rooms has left. */
function newestOfEach({ mine, rooms, fits, within, earlier }: Sought): Prisma.Sql {
  const each = Math.ceil(probeSize / rooms);
  return Prisma.sql`WITH newest AS MATERIALIZED (
      SELECT one.* FROM unnest(${mine}) AS mine (id) CROSS JOIN LATERAL (
        SELECT t.entry_id, t.room_id, t.at, ${fits} AS fits FROM search_text t
         WHERE t.room_id = mine.id AND ${within} AND ${earlier} ORDER BY t.at DESC, t.entry_id DESC LIMIT ${each}) one
    ), horizon AS (
      SELECT max(oldest) AS at FROM (
        SELECT min(at) AS oldest FROM newest GROUP BY room_id HAVING count(*) = ${each}) with_more
    ), near AS (SELECT * FROM newest WHERE at > coalesce((SELECT at FROM horizon), -1))`;
}

/**
 * The newest of all rows that have every pair of the words; of all rows, where there is no pair. OFFSET 0 keeps the two steps
 * apart: going through the table by time for a word that was given up a year ago would read most of it.
 */
async function amongAll(client: Client, { mine, grams, fits, within, earlier }: Sought): Promise<string[]> {
  const paired = grams.length > 0 ? Prisma.sql`t.grams @> ${grams}::text[]` : Prisma.sql`true`;
  const rows = await client.$queryRaw<{ id: string }[]>`
    SELECT found.id FROM (
      SELECT t.entry_id AS id, t.at FROM search_text t
       WHERE t.room_id = ANY(${mine}) AND ${paired} AND ${within} AND ${earlier} AND ${fits} OFFSET 0) found
     ORDER BY found.at DESC, found.id DESC LIMIT ${pageSize + 1}`;
  return rows.map(({ id }) => id);
}
