import type { Kind } from "~/domain/entry";
import { Refusal } from "~/domain/result";
import type { Client } from "../database/client";

/** A line that people can do something with: a row, or a reply. `rootId`, `rootSeq`: the row that it belongs to, or itself. */
export type Target = {
  id: string;
  kind: Kind;
  actorId: string;
  seq: number;
  rootId: string;
  rootSeq: number;
  rootKind: Kind;
};

/** The row or reply by id, in this room; `notFound` for anything else. */
export async function targetOf(client: Client, roomId: string, entryId: string): Promise<Target> {
  const [target] = await client.$queryRaw<Target[]>`
    SELECT e.id, e.kind, e.actor_id AS "actorId", e.seq, coalesce(root.id, e.id) AS "rootId",
           coalesce(root.seq, e.seq) AS "rootSeq", coalesce(root.kind, e.kind) AS "rootKind"
      FROM entry e LEFT JOIN entry root ON root.id = e.root_id
     WHERE e.id = ${entryId}::uuid AND e.room_id = ${roomId}::uuid AND (e.own_row OR e.kind = 'reply.posted')`;
  if (!target) throw new Refusal("notFound");
  return target;
}
