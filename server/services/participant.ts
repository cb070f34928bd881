import type { Actor, Person } from "~/domain/actor";
import type { Entry } from "~/domain/entry";
import { Refusal } from "~/domain/result";
import { canAddTo, canRemoveFrom } from "~/domain/room";
import type { Client, Database, Prisma } from "../database/client";
import type { UseCases } from "./execute";
import { roomFor } from "./gate";
import { type PersonRow, personColumns, personFrom } from "./person-row";
import type { Draft, Recorder } from "./record";
import { followInSideRooms, refuseSideRoom } from "./side-room-people";

/** People come and go by a manager of their own company; both are entries that everyone in the room sees. */
export function participantCommands(record: Recorder): Pick<UseCases, "member.add" | "member.remove"> {
  return {
    "member.add": (actor, { roomId, memberId }, keyed) =>
      record.exchange(actor, roomId, keyed, async (client) => {
        await refuseSideRoom(client, roomId);
        const member = await companyMember(client, actor, memberId, { disabledAt: null, acceptedAt: { not: null } });
        if (!canAddTo(actor, member.organizationId)) throw new Refusal("forbidden");
        const there = await client.participant.findUnique({ where: { roomId_memberId: { roomId, memberId } } });
        if (there) throw new Refusal("alreadyThere");
        await client.participant.create({ data: { roomId, memberId } });
        await followInSideRooms(client, roomId, memberId, true);
        return [joined(member)];
      }),

    "member.remove": (actor, { roomId, memberId }, keyed) =>
      record.exchange(actor, roomId, keyed, async (client) => {
        await refuseSideRoom(client, roomId);
        const member = await companyMember(client, actor, memberId);
        if (!canRemoveFrom(actor, member)) throw new Refusal("forbidden");
        const { count } = await client.participant.deleteMany({ where: { roomId, memberId } });
        if (count === 0) throw new Refusal("notFound");
        await followInSideRooms(client, roomId, memberId, false);
        return [
          { kind: "member.removed", payload: { memberId, organizationId: member.organizationId, name: member.name } },
        ];
      }),
  };
}

/** Colleagues who could still be added to a room; nobody for a reader who may not add. */
export async function addable({ prisma }: Database, actor: Actor, roomId: string): Promise<Person[]> {
  await roomFor(prisma, actor, roomId);
  if (!canAddTo(actor, actor.organizationId)) return [];
  const rows = await prisma.$queryRaw<PersonRow[]>`
    SELECT ${personColumns}, false AS present FROM member m
     WHERE m.organization_id = ${actor.organizationId}::uuid AND m.disabled_at IS NULL AND m.accepted_at IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM participant p WHERE p.member_id = m.id AND p.room_id = ${roomId}::uuid)
     ORDER BY m.name`;
  return rows.map(personFrom);
}

/** The entry by which someone comes into a room. */
export function joined(member: { id: string; organizationId: string; name: string }): Draft<"member.joined"> {
  const { id: memberId, organizationId, name } = member;
  return { kind: "member.joined", payload: { memberId, organizationId, name } };
}

/** Whose coming or going an entry is, if it is one. */
export function movedMember(entry: Entry): string | undefined {
  return entry.kind === "member.joined" || entry.kind === "member.removed" ? entry.payload?.memberId : undefined;
}

/** A colleague by id. Anyone else's id is `notFound`, whoever it belongs to. */
async function companyMember(client: Client, actor: Actor, memberId: string, more: Prisma.MemberWhereInput = {}) {
  const where = { id: memberId, organizationId: actor.organizationId, ...more };
  const member = await client.member.findFirst({ where, select: { id: true, organizationId: true, name: true } });
  if (!member) throw new Refusal("notFound");
  return member;
}
