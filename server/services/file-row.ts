import type { RoomFileItem } from "~/domain/file";
import { Refusal } from "~/domain/result";
import { type Client, Prisma } from "../database/client";
import { isId } from "./gate";

/** The columns of a `RoomFileItem`, for `FROM room_file f` with `fileJoins`. */
export const fileColumns = Prisma.sql`f.id, f.sha256, f.name, f.size::float8 AS size, f.type, f.width, f.height, f.part, f.revision,
  f.export_mark AS "exportMark", f.permit, f.origin_id AS "originId", f.entry_id AS "entryId", f.member_id AS "memberId",
  f.organization_id AS "organizationId", f.at::float8 AS at, f.seq, coalesce(message.root_id, message.id) AS "rootId",
  f.root_seq AS "rootSeq", CASE WHEN f.seq <> f.root_seq THEN f.seq END AS "replySeq",
  coalesce(newest.id <> f.id, false) AS superseded, f.withdrawn_at IS NOT NULL AS withdrawn,
  EXISTS (SELECT 1 FROM room_file o CROSS JOIN LATERAL (${currentOf("o")}) counts
           WHERE o.id = f.origin_id AND counts.id <> o.id) AS "originSuperseded"`;

/** The message that carries a file; the revision of the same drawing that counts, where it is a drawing. */
export const fileJoins = Prisma.sql`
  JOIN entry message ON message.id = f.entry_id
  LEFT JOIN LATERAL (${currentOf("f")}) newest ON true`;

/** The revision that counts of the drawing that `of` is a revision of. */
function currentOf(of: "f" | "o"): Prisma.Sql {
  const file = Prisma.raw(of);
  return Prisma.sql`
    SELECT c.id FROM room_file c
     WHERE c.room_id = ${file}.room_id AND c.part_key = ${file}.part_key AND ${file}.revision IS NOT NULL
       AND c.revision IS NOT NULL AND c.withdrawn_at IS NULL
     ORDER BY c.seq DESC, c.position DESC LIMIT 1`;
}

/** The order in which they came into the room. */
export const newestFirst = Prisma.sql`f.seq DESC, f.position DESC`;

/** Files that the actor may have: of a withdrawn message only the own company's. */
export const fileIsOpenTo = ({ organizationId }: { organizationId: string }) =>
  Prisma.sql`(f.withdrawn_at IS NULL OR f.organization_id = ${organizationId}::uuid)`;

type Reader = { roomId: string; organizationId: string };

/** Files of a room by their ids; `notFound` where one of them is not there for the reader. In no order. */
export async function filesOf(client: Client, reader: Reader, ids: string[]): Promise<RoomFileItem[]> {
  if (!ids.every(isId)) throw new Refusal("notFound");
  const files = await client.$queryRaw<RoomFileItem[]>`
    SELECT ${fileColumns} FROM room_file f ${fileJoins}
     WHERE f.room_id = ${reader.roomId}::uuid AND f.id = ANY(${ids}::uuid[]) AND ${fileIsOpenTo(reader)}`;
  if (files.length !== new Set(ids).size) throw new Refusal("notFound");
  return files;
}

export async function fileOf(client: Client, reader: Reader, id: string): Promise<RoomFileItem> {
  const [file] = await filesOf(client, reader, [id]);
  if (!file) throw new Refusal("notFound");
  return file;
}
