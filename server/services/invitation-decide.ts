import { type Actor, type CompanyNames, canManage } from "~/domain/actor";
import type { JoinRequest } from "~/domain/invitation";
import { Refusal } from "~/domain/result";
import type { Client, Database, Prisma } from "../database/client";
import { hashRequest } from "./entry-hash";
import { isId } from "./gate";
import { acceptedLetter, declinedLetter } from "./invitation-letter";
import { queueMail, type Sent } from "./mail";
import { deleteSessions } from "./member";
import { actorsFor } from "./member-actor";
import { joined } from "./participant";
import type { Recorder } from "./record";
import { followInSideRooms } from "./side-room-people";

const undecided = { usedAt: { not: null }, memberId: { not: null }, acceptedAt: null, declinedAt: null };
const withPeople = {
  organization: true,
  room: true,
  member: true,
  invitedBy: { include: { organization: true } },
} satisfies Prisma.InvitationInclude;

/** Who followed an invitation and waits for a manager of this company. For anybody but a manager `forbidden`. */
export async function listRequests({ prisma }: Database, actor: Actor): Promise<JoinRequest[]> {
  const { organizationId } = actor;
  if (!canManage(actor, organizationId)) throw new Refusal("forbidden");
  const found = await prisma.invitation.findMany({
    where: { organizationId, ...undecided },
    include: withPeople,
    orderBy: { usedAt: "asc" },
  });
  return found.flatMap(({ id, reason, room, member, invitedBy }) => {
    if (!member || !room) return [];
    const { name, reading, email, locale, acceptedAt } = member;
    const { nameEn, nameJa, nameKo } = invitedBy.organization;
    const asked = { roomName: room.name, reason, lang: invitedBy.locale, invitedBy: invitedBy.name };
    const invitedByCompany = { nameEn, nameJa, nameKo };
    return [{ id, name, reading, email, locale, ...asked, invitedByCompany, isMember: acceptedAt !== null }];
  });
}

/**
 * A manager lets a person of the own company into the room that they were invited to; the manager need not be in it.
 * Answers the room. Another company's, a decided and an invented request are `notFound`.
 */
export async function acceptRequest(
  { prisma }: Database,
  record: Recorder,
  actor: Actor,
  id: string,
  { origin, now }: Sent,
): Promise<string> {
  const { memberId, roomId } = await requestFor(prisma, actor, id);
  const newcomer = (await actorsFor(prisma, [memberId])).get(memberId);
  if (!newcomer) throw new Refusal("notFound");
  const keyed = { clientKey: id, digest: hashRequest("invitation", id) };
  await record.entering(newcomer, roomId, keyed, async (client) => {
    const { member, room, organization, invitedById } = await requestFor(client, actor, id);
    const { count } = await client.invitation.updateMany({
      where: { id, ...undecided },
      data: { acceptedAt: new Date(now) },
    });
    const organizationId = organization.id;
    const ours = await client.roomCompany.count({ where: { roomId, organizationId } });
    const there = await client.participant.count({ where: { roomId, memberId } });
    if (count === 0 || ours === 0 || member.disabledAt) throw new Refusal("notFound");
    await client.member.updateMany({ where: { id: memberId, acceptedAt: null }, data: { acceptedAt: new Date(now) } });
    const link = `${origin}/rooms/${roomId}`;
    await queueMail(client, acceptedLetter({ newcomer: member, company: organization, room: room.name, link }), now);
    if (there > 0) return [];
    await client.participant.create({ data: { roomId, memberId } });
    await followInSideRooms(client, roomId, memberId, true);
    const { kind, payload } = joined(member);
    return [{ kind, payload: { ...payload, invitedById, acceptedById: actor.memberId } }];
  });
  return roomId;
}

/**
 * A manager does not let them in. Whoever came by this invitation alone is gone from the portal again, so that the address
 * can be invited anew; answers the sessions that end by it.
 */
export async function declineRequest({ prisma }: Database, actor: Actor, id: string, now: number): Promise<string[]> {
  return prisma.$transaction(async (client) => {
    const { member, room, organization } = await requestFor(client, actor, id);
    const { count } = await client.invitation.updateMany({
      where: { id, ...undecided },
      data: { declinedAt: new Date(now) },
    });
    if (count === 0) throw new Refusal("notFound");
    await queueMail(client, declinedLetter({ newcomer: member, company: organization, room: room.name }), now);
    const waits = await client.invitation.count({ where: { ...undecided, memberId: member.id } });
    if (member.acceptedAt || waits > 0) return [];
    const ended = await deleteSessions(client, member.id);
    await client.member.delete({ where: { id: member.id } });
    return ended;
  });
}

/** For whose manager a person waits. */
export async function waitingFor({ prisma }: Database, actor: Actor): Promise<CompanyNames> {
  const select = { nameEn: true, nameJa: true, nameKo: true };
  return prisma.organization.findUniqueOrThrow({ where: { id: actor.organizationId }, select });
}

/** A request that this manager may decide, and that nobody has decided. */
async function requestFor(client: Client, actor: Actor, id: string) {
  const { organizationId } = actor;
  if (!canManage(actor, organizationId)) throw new Refusal("forbidden");
  if (!isId(id)) throw new Refusal("notFound");
  const found = await client.invitation.findFirst({
    where: { id, organizationId, ...undecided },
    include: withPeople,
  });
  if (!found?.member || !found.room || !found.organization) throw new Refusal("notFound");
  const { member, room, organization, invitedById } = found;
  return { member, room, organization, invitedById, memberId: member.id, roomId: room.id };
}
