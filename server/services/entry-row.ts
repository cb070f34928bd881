import type { Entry } from "~/domain/entry";
import { Prisma } from "../database/client";

/** The columns of an entry that a browser gets, for `SELECT … FROM entry e`. */
export const entryColumns = Prisma.sql`e.id, e.room_id AS "roomId", e.seq, e.kind, e.own_row AS "ownRow",
  e.actor_id AS "actorId", e.at::float8 AS at, e.refers_to AS "refersTo", e.root_id AS "rootId",
  e.client_key AS "clientKey", e.payload`;

export type EntryRow = Omit<Entry, "kind" | "payload"> & { kind: string; payload: unknown };

/** Rows come from the one writer, so their payloads are what their kind says. */
export function entryFrom(row: EntryRow): Entry {
  const { id, roomId, seq, kind, ownRow, actorId, at, refersTo, rootId, clientKey, payload } = row;
  return { id, roomId, seq, kind, ownRow, actorId, at, refersTo, rootId, clientKey, payload } as Entry;
}
