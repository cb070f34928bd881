import type { CompanyNames } from "~/domain/actor";
import type { InvitationOffer } from "~/domain/invitation";
import { Refusal } from "~/domain/result";
import type { Client, Database } from "../database/client";
import { hashToken } from "./one-time-token";

/**
 * What an invitation's link offers to whoever has it. A used, expired, withdrawn or invented one is `linkSpent`, and so is
 * one whose inviter has been deactivated or has left the room.
 */
export async function invitationOffer({ prisma }: Database, token: string, now: number): Promise<InvitationOffer> {
  const invitation = await openInvitation(prisma, token, now);
  const { email, name, reason, room, roomName, invitedBy, organization, expiresAt } = invitation;
  return {
    email,
    name,
    reason,
    lang: invitedBy.locale,
    roomName: room?.name ?? roomName ?? "",
    invitedBy: invitedBy.name,
    invitedByCompany: namesOf(invitedBy.organization),
    company: organization && { ...namesOf(organization), timeZone: organization.timeZone },
    expiresAt: expiresAt.getTime(),
    timeZone: (organization ?? invitedBy.organization).timeZone,
    owner: await ownerOf(prisma, invitation),
  };
}

export type Invitation = Awaited<ReturnType<typeof openInvitation>>;

/** An invitation that can still be followed. */
export async function openInvitation(client: Client, token: string, now: number) {
  const found = await client.invitation.findUnique({
    where: { tokenHash: hashToken(token) },
    include: { organization: true, room: true, invitedBy: { include: { organization: true } } },
  });
  if (!found || found.usedAt || found.expiresAt.getTime() <= now || found.invitedBy.disabledAt) {
    throw new Refusal("linkSpent");
  }
  if (found.roomId) {
    const inRoom = await client.participant.count({ where: { roomId: found.roomId, memberId: found.invitedById } });
    if (inRoom === 0) throw new Refusal("linkSpent");
  }
  return found;
}

/** Takes the invitation, once: of two who follow it at the same time one gets `linkSpent`. */
export async function spendInvitation(client: Client, id: string, now: number): Promise<void> {
  const data = { usedAt: new Date(now) };
  const { count } = await client.invitation.updateMany({
    where: { id, usedAt: null, expiresAt: { gt: new Date(now) } },
    data,
  });
  if (count === 0) throw new Refusal("linkSpent");
}

/** Whose address it is. Told to nobody but whoever has the link, which went to that address. */
async function ownerOf(client: Client, { email, organizationId }: Invitation): Promise<InvitationOffer["owner"]> {
  const member = await client.member.findUnique({ where: { email } });
  if (!member) return "nobody";
  return member.organizationId === organizationId && !member.disabledAt ? "colleague" : "elsewhere";
}

function namesOf({ nameEn, nameJa, nameKo }: CompanyNames): CompanyNames {
  return { nameEn, nameJa, nameKo };
}
