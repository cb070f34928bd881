import type { Entry } from "~/domain/entry";
import { Prisma } from "../database/client";
import { withTree } from "./rich-text";

/** The columns of an entry that a browser gets, for `SELECT … FROM entry e`. */
export const entryColumns = Prisma.sql`e.id, e.room_id AS "roomId", e.seq, e.kind, e.own_row AS "ownRow",
  e.actor_id AS "actorId", e.at::float8 AS at, e.refers_to AS "refersTo", e.root_id AS "rootId",
  e.client_key AS "clientKey", e.parent_seq AS "parentSeq", e.payload`;

export type EntryRow = Omit<Entry, "kind" | "payload" | "parentSeq"> & {
  kind: string;
  parentSeq: number | null;
  payload: unknown;
};

/** Rows come from the one writer, so their payloads are what their kind says. */
export function entryFrom(row: EntryRow): Entry {
  const { id, roomId, seq, kind, ownRow, actorId, at, refersTo, rootId, clientKey, parentSeq, payload } = row;
  const entry = { id, roomId, seq, kind, ownRow, actorId, at, refersTo, rootId, clientKey, payload } as Entry;
  return withTree(parentSeq === null ? entry : { ...entry, parentSeq });
}
