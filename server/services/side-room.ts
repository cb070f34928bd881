import type { Actor } from "~/domain/actor";
import type { Entry } from "~/domain/entry";
import type { Client, Database } from "../database/client";
import { firstPrevHash } from "./entry-hash";
import { type EntryRow, entryColumns, entryFrom } from "./entry-row";
import type { UseCases } from "./execute";
import { roomFor } from "./gate";
import { movedMember } from "./participant";
import type { Draft, Recorder } from "./record";
import { refuseSideRoom } from "./side-room-people";

/**
 * Opens the own company's side room beside a project room, for the company's people who are in it. Where there is one
 * already, answers its first entry. A side room has none beside it.
 */
export function sideRoomCommand(record: Recorder): Pick<UseCases, "side.open"> {
  return {
    "side.open": (actor, { roomId: parentId }, keyed) =>
      record.opening(actor, keyed, async (client, roomId) => {
        // Locked: two colleagues open one side room, and who leaves meanwhile is not let in beside.
        await client.$queryRaw`SELECT 1 FROM room WHERE id = ${parentId}::uuid FOR UPDATE`;
        await roomFor(client, actor, parentId);
        await refuseSideRoom(client, parentId);
        return (await firstEntry(client, actor, parentId)) ?? openBeside(client, actor, parentId, roomId);
      }),
  };
}

/** Whose sockets an entry moves besides those of its own room: into a side room, or out of it. */
export type SideMove = { memberId: string; roomId: string; joined: boolean };

/** Of a coming or going in a project room, and of the opening of a side room. After commit, for the one broadcaster. */
export async function sideMoves({ prisma }: Database, entry: Entry): Promise<SideMove[]> {
  const memberId = movedMember(entry);
  if (memberId) {
    // As it stands now: of two moves of one person, the later one may be read first.
    return prisma.$queryRaw<SideMove[]>`
      SELECT m.id AS "memberId", side.id AS "roomId", EXISTS (
               SELECT 1 FROM participant p WHERE p.room_id = side.id AND p.member_id = m.id) AS joined
        FROM room side JOIN member m ON m.organization_id = side.organization_id
       WHERE side.parent_id = ${entry.roomId}::uuid AND m.id = ${memberId}::uuid`;
  }
  if (!opensSideRoom(entry)) return [];
  const { roomId } = entry;
  const people = await prisma.participant.findMany({ where: { roomId }, select: { memberId: true } });
  return people.map(({ memberId }) => ({ memberId, roomId, joined: true }));
}

/** Whether an entry is the first one of a side room. */
export function opensSideRoom(entry: Entry): boolean {
  return entry.kind === "room.opened" && entry.parentSeq !== undefined;
}

async function firstEntry(client: Client, actor: Actor, parentId: string): Promise<Entry | undefined> {
  const [row] = await client.$queryRaw<EntryRow[]>`
    SELECT ${entryColumns} FROM entry e JOIN room side ON side.id = e.room_id
     WHERE side.parent_id = ${parentId}::uuid AND side.organization_id = ${actor.organizationId}::uuid AND e.seq = 1`;
  return row && entryFrom(row);
}

/** The company keeps the side that it takes in the project room. */
async function openBeside(client: Client, actor: Actor, parentId: string, roomId: string): Promise<Draft[]> {
  const { organizationId } = actor;
  const company = await client.roomCompany.findUniqueOrThrow({
    where: { roomId_organizationId: { roomId: parentId, organizationId } },
    select: {
      side: true,
      room: { select: { name: true } },
      organization: { select: { id: true, nameEn: true, nameJa: true, nameKo: true } },
    },
  });
  const { name } = company.room;
  await client.room.create({ data: { id: roomId, name, headHash: firstPrevHash, parentId, organizationId } });
  await client.roomCompany.create({ data: { roomId, organizationId, side: company.side } });
  await client.$executeRaw`
    INSERT INTO participant (room_id, member_id)
    SELECT ${roomId}::uuid, p.member_id FROM participant p JOIN member m ON m.id = p.member_id
     WHERE p.room_id = ${parentId}::uuid AND m.organization_id = ${organizationId}::uuid`;
  return [{ kind: "room.opened", payload: { name, companies: [{ ...company.organization, side: company.side }] } }];
}
