import type { Actor, Participant } from "~/domain/actor";
import { canDescribe, type FileView, type Opening, partKey, type RoomFileItem } from "~/domain/file";
import { type Client, type Database, Prisma } from "../database/client";
import type { fileOpenings } from "./file-opening";
import { placeOf } from "./file-place";
import { fileColumns, fileIsOpenTo, fileJoins, fileOf, newestFirst } from "./file-row";
import { roomFor } from "./gate";

type Dependencies = { database: Database; opened: ReturnType<typeof fileOpenings> };
type Viewed = { roomId: string; fileId: string; address: string };

/** One file with its revisions, its mark-ups and who opened it; counts as opening it. Refuses as `fileReader` does. */
export function fileViewer({ database: { prisma }, opened }: Dependencies) {
  return async (actor: Actor, { roomId, fileId, address }: Viewed): Promise<FileView> => {
    const participant = await roomFor(prisma, actor, roomId);
    const file = await fileOf(prisma, participant, fileId);
    await opened(actor, { roomId, files: [file], how: "viewed", address });
    const revisions = await revisionsOf(prisma, participant, file);
    const markUps = await read(prisma, participant, Prisma.sql`f.origin_id = ${file.id}::uuid`);
    const origin = await originOf(prisma, participant, file);
    const openings = await openingsOf(prisma, participant, revisions.length > 0 ? revisions : [file]);
    const named = [file, ...revisions, ...markUps, ...(origin ? [origin] : []), ...openings];
    return {
      ...(await placeOf(prisma, participant, named)),
      file,
      revisions,
      markUps,
      origin,
      openings,
      mayDescribe: !file.withdrawn && canDescribe(actor.organizationId, file.organizationId),
    };
  };
}

async function revisionsOf(client: Client, reader: Participant, file: RoomFileItem): Promise<RoomFileItem[]> {
  if (file.part === null || file.revision === null) return [];
  return read(client, reader, Prisma.sql`f.part_key = ${partKey(file.part)} AND f.revision IS NOT NULL`);
}

function read(client: Client, reader: Participant, which: Prisma.Sql): Promise<RoomFileItem[]> {
  return client.$queryRaw<RoomFileItem[]>`
    SELECT ${fileColumns} FROM room_file f ${fileJoins}
     WHERE f.room_id = ${reader.roomId}::uuid AND ${which} AND ${fileIsOpenTo(reader)}
     ORDER BY ${newestFirst} LIMIT 200`;
}

/** In this room, or, for a note, in the project room beside it, as far as the reader is in there too. */
async function originOf(client: Client, reader: Participant, { originId }: RoomFileItem): Promise<FileView["origin"]> {
  if (originId === null) return null;
  const [origin] = await client.$queryRaw<NonNullable<FileView["origin"]>[]>`
    SELECT ${fileColumns}, f.room_id AS "roomId" FROM room_file f ${fileJoins}
      JOIN participant mine ON mine.room_id = f.room_id AND mine.member_id = ${reader.memberId}::uuid
     WHERE f.id = ${originId}::uuid AND ${fileIsOpenTo(reader)}`;
  return origin ?? null;
}

const mostOpenings = 500;

/** The sending company's people see all, others those of their own company. */
async function openingsOf(client: Client, reader: Participant, files: RoomFileItem[]): Promise<Opening[]> {
  const { organizationId } = reader;
  const ids = files.map(({ id }) => id);
  return client.$queryRaw<Opening[]>`
    SELECT o.member_id AS "memberId", o.organization_id AS "organizationId", o.file_id AS "fileId",
           (extract(epoch FROM o.at) * 1000)::float8 AS at, o.how, o.country,
           f.export_mark <> 'notApplicable' AND coalesce(o.country, theirs.country) <> ours.country AS abroad
      FROM file_opening o
      JOIN room_file f ON f.id = o.file_id
      JOIN organization theirs ON theirs.id = o.organization_id
      JOIN organization ours ON ours.id = f.organization_id
     WHERE o.file_id = ANY(${ids}::uuid[]) AND (f.organization_id = ${organizationId}::uuid OR o.organization_id = ${organizationId}::uuid)
     ORDER BY o.at DESC, o.id DESC LIMIT ${mostOpenings}`;
}
