import type { Actor } from "~/domain/actor";
import { type FileFilter, type FileKind, type FileList, fileKinds, partKey, type RoomFileItem } from "~/domain/file";
import { type Database, Prisma } from "../database/client";
import { placeOf } from "./file-place";
import { fileColumns, fileJoins, newestFirst } from "./file-row";
import { isId, roomFor } from "./gate";

const pageSize = 50;

/** The files of a room, but those of withdrawn messages: the newest first, a page of them. */
export async function listFiles(
  { prisma }: Database,
  actor: Actor,
  roomId: string,
  filter: FileFilter = {},
): Promise<FileList> {
  const participant = await roomFor(prisma, actor, roomId);
  const fits = Prisma.join(conditions(roomId, filter), " AND ");
  const rows = await prisma.$queryRaw<(RoomFileItem & { position: number })[]>`
    SELECT ${fileColumns}, f.position FROM room_file f ${fileJoins}
     WHERE ${fits} AND ${ofKind(filter.kind)} AND ${after(filter.before)}
     ORDER BY ${newestFirst} LIMIT ${pageSize + 1}`;
  const counted = await prisma.$queryRaw<{ kind: FileKind; count: number }[]>`
    SELECT f.kind, count(*)::int AS count FROM room_file f ${fileJoins} WHERE ${fits} GROUP BY f.kind`;
  const files = rows.slice(0, pageSize);
  const last = rows.length > pageSize ? files.at(-1) : undefined;
  return {
    ...(await placeOf(prisma, participant, files)),
    files: files.map(({ position: _, ...file }) => file),
    counts: Object.fromEntries(fileKinds.map((kind) => [kind, countOf(counted, kind)])) as FileList["counts"],
    older: last ? `${last.seq}_${last.position}` : null,
  };
}

function conditions(roomId: string, { part, company, mark, current }: FileFilter): Prisma.Sql[] {
  return [
    Prisma.sql`f.room_id = ${roomId}::uuid AND f.withdrawn_at IS NULL`,
    ...(part ? [Prisma.sql`strpos(f.part_key, ${partKey(part)}) > 0`] : []),
    ...(company ? [Prisma.sql`f.organization_id = ${isId(company) ? company : null}::uuid`] : []),
    ...(mark ? [Prisma.sql`f.export_mark = ${mark}`] : []),
    ...(current ? [Prisma.sql`newest.id = f.id`] : []),
  ];
}

const ofKind = (kind: FileKind | undefined) => (kind ? Prisma.sql`f.kind = ${kind}` : Prisma.sql`true`);

function after(before: string | undefined): Prisma.Sql {
  const [, seq, position] = /^(\d{1,9})_(\d{1,3})$/.exec(before ?? "") ?? [];
  return seq ? Prisma.sql`(f.seq, f.position) < (${Number(seq)}::int, ${Number(position)}::int)` : Prisma.sql`true`;
}

const countOf = (counted: { kind: FileKind; count: number }[], kind: FileKind) =>
  counted.find((one) => one.kind === kind)?.count ?? 0;
