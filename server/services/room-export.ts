import type { Actor } from "~/domain/actor";
import type { Database } from "../database/client";
import { roomFor } from "./gate";

type ExportedEntry = {
  id: string;
  seq: number;
  kind: string;
  actorId: string;
  at: number;
  refersTo: string | null;
  payload: unknown;
  salt: string | null;
  payloadHash: string;
  prevHash: string;
  hash: string;
};

/** A room's whole log with its hashes (lower-case hex), as `public/verify-record.mjs` checks it. */
export type RoomExport = {
  format: 1;
  roomId: string;
  name: string;
  head: { seq: number; hash: string };
  entries: ExportedEntry[];
};

/** The record of a room, for anyone who is in it. */
export async function exportRoom({ prisma }: Database, actor: Actor, roomId: string): Promise<RoomExport> {
  await roomFor(prisma, actor, roomId);
  const [row] = await prisma.$queryRaw<{ name: string; seq: number; hash: string; entries: ExportedEntry[] }[]>`
    SELECT r.name, r.head_seq AS seq, encode(r.head_hash, 'hex') AS hash, (
      SELECT json_agg(json_build_object('id', e.id, 'seq', e.seq, 'kind', e.kind, 'actorId', e.actor_id, 'at', e.at,
               'refersTo', e.refers_to, 'payload', e.payload, 'salt', encode(e.salt, 'hex'),
               'payloadHash', encode(e.payload_hash, 'hex'), 'prevHash', encode(e.prev_hash, 'hex'),
               'hash', encode(e.hash, 'hex')) ORDER BY e.seq)
        FROM entry e WHERE e.room_id = r.id) AS entries
      FROM room r WHERE r.id = ${roomId}::uuid`;
  if (!row) throw new Error("a room that was just passed through its gate is not there");
  const { name, seq, hash, entries } = row;
  return { format: 1, roomId, name, head: { seq, hash }, entries };
}
