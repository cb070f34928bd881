import type { Actor, Side } from "~/domain/actor";
import { canWithdraw, invitedSide, type OpenInvitation } from "~/domain/invitation";
import type { Language } from "~/domain/language";
import { Refusal } from "~/domain/result";
import type { Client, Database, Prisma } from "../database/client";
import { roomFor } from "./gate";
import { newId } from "./id";
import { invitationLetter } from "./invitation-letter";
import { queueMail, type Sent } from "./mail";
import { newToken } from "./one-time-token";
import { refuseSideRoom } from "./side-room-people";

const day = 24 * 60 * 60 * 1000;
const life = 7 * day;
const invitationsADay = 20;

export type Guest = { email: string; name: string | null; locale: Language; reason: string };

/**
 * Asks a person of a company that is in the room into it, by mail. What is answered, and when, is the same whoever the
 * address belongs to: who is in the portal stays unknown. Refused `tooFast` past twenty a day by one member.
 */
export async function invitePerson(
  { prisma }: Database,
  actor: Actor,
  { roomId, organizationId, ...guest }: Guest & { roomId: string; organizationId: string },
  sent: Sent,
): Promise<void> {
  await prisma.$transaction(async (client) => {
    await roomFor(client, actor, roomId);
    await refuseSideRoom(client, roomId);
    const there = await client.roomCompany.count({ where: { roomId, organizationId } });
    if (there === 0 || organizationId === actor.organizationId) throw new Refusal("notFound");
    await writeInvitation(client, actor, { ...guest, roomId, organizationId }, sent);
  });
}

/** Asks somebody of a company that is new here into a new room with the own company. `side` is the inviter's. */
export async function inviteCompany(
  { prisma }: Database,
  actor: Actor,
  { side, ...invited }: Guest & { roomName: string; side: Exclude<Side, "guest"> },
  sent: Sent,
): Promise<void> {
  await prisma.$transaction((client) => writeInvitation(client, actor, { ...invited, side: invitedSide(side) }, sent));
}

/** What is still open of what I invited, or as a manager my colleagues: for one room, or for rooms that are to open. */
export async function listInvitations(
  { prisma }: Database,
  actor: Actor,
  roomId: string | null,
  now: number,
): Promise<OpenInvitation[]> {
  if (roomId) await roomFor(prisma, actor, roomId);
  const { organizationId } = actor;
  const found = await prisma.invitation.findMany({
    where: { roomId, invitedBy: { organizationId }, ...stillOpen(now) },
    include: { invitedBy: true, organization: true, room: true },
    orderBy: { createdAt: "desc" },
  });
  return found
    .filter(({ invitedBy }) => canWithdraw(actor, invitedBy))
    .map(({ id, email, name, organization, room, roomName, invitedBy, expiresAt, usedAt }) => ({
      id,
      email,
      name,
      company: organization && {
        nameEn: organization.nameEn,
        nameJa: organization.nameJa,
        nameKo: organization.nameKo,
      },
      roomName: room?.name ?? roomName ?? "",
      invitedBy: invitedBy.name,
      expiresAt: expiresAt.getTime(),
      waiting: usedAt !== null,
    }));
}

/** Takes an invitation back as long as nobody has followed it. A stranger's, a used and an invented one are `notFound`. */
export async function withdrawInvitation({ prisma }: Database, actor: Actor, id: string, now: number): Promise<void> {
  const found = await prisma.invitation.findUnique({ where: { id }, include: { invitedBy: true } });
  if (!found || !canWithdraw(actor, found.invitedBy)) throw new Refusal("notFound");
  const { count } = await prisma.invitation.updateMany({
    where: { id, usedAt: null, expiresAt: { gt: new Date(now) } },
    data: { expiresAt: new Date(now) },
  });
  if (count === 0) throw new Refusal("notFound");
}

/** Not followed and not expired, or followed by somebody who waits. */
function stillOpen(now: number): Prisma.InvitationWhereInput {
  const waits = { usedAt: { not: null }, memberId: { not: null }, acceptedAt: null, declinedAt: null };
  return {
    OR: [
      { usedAt: null, expiresAt: { gt: new Date(now) } },
      { ...waits, organizationId: { not: null } },
    ],
  };
}

type Invited = Guest & { roomId?: string; organizationId?: string; roomName?: string; side?: Side };

async function writeInvitation(client: Client, actor: Actor, invited: Invited, { origin, now }: Sent): Promise<void> {
  const invitedById = actor.memberId;
  // Locked, so that many at once are counted too.
  await client.$queryRaw`SELECT 1 FROM member WHERE id = ${invitedById}::uuid FOR UPDATE`;
  const today = await client.invitation.count({ where: { invitedById, createdAt: { gt: new Date(now - day) } } });
  if (today >= invitationsADay) throw new Refusal("tooFast", { retryAfter: 60 * 60 });
  const { token, tokenHash } = newToken();
  const expiresAt = new Date(now + life);
  const { organization, room, invitedBy } = await client.invitation.create({
    data: { id: newId(now), tokenHash, invitedById, createdAt: new Date(now), expiresAt, ...invited },
    include: { organization: true, room: true, invitedBy: { include: { organization: true } } },
  });
  // The one thing that is looked up about the address goes to its owner alone: their language.
  const owner = await client.member.findUnique({ where: { email: invited.email }, select: { locale: true } });
  const mail = invitationLetter({
    ...invited,
    ownLocale: owner?.locale,
    room: room?.name ?? invited.roomName ?? "",
    company: organization,
    inviter: invitedBy,
    link: `${origin}/invitation/${token}`,
    expiresAt: expiresAt.getTime(),
  });
  await queueMail(client, mail, now);
}
