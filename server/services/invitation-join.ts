import type { Actor, CompanyNames } from "~/domain/actor";
import { canManage, otherSide } from "~/domain/actor";
import { Refusal } from "~/domain/result";
import type { Credentials } from "../adapters/password";
import type { Client, Database } from "../database/client";
import { addCompany } from "./company";
import { hashRequest } from "./entry-hash";
import { newId } from "./id";
import { acceptRequest } from "./invitation-decide";
import { requestLetter } from "./invitation-letter";
import { type Invitation, openInvitation, spendInvitation } from "./invitation-offer";
import { queueMail, type Sent } from "./mail";
import { addMember, type Joining } from "./member";
import { actorsFor } from "./member-actor";
import type { Draft, Recorder } from "./record";
import { openRoom } from "./room-open";

/** Follows an invitation to a company that is here: the person exists from here on, and waits for one of its managers. */
export async function joinByInvitation(
  { prisma }: Database,
  credentials: Credentials,
  token: string,
  { password, ...person }: Joining,
  { origin, now }: Sent,
): Promise<{ email: string }> {
  await openInvitation(prisma, token, now);
  const passwordHash = await credentials.hash(password);
  return prisma.$transaction(async (client) => {
    const invitation = await openInvitation(client, token, now);
    const { id, email, organizationId } = invitation;
    if (!organizationId) throw new Refusal("invalid");
    await spendInvitation(client, id, now);
    const newcomer = { ...person, organizationId, email, role: "member", passwordHash, acceptedAt: null } as const;
    const memberId = await addMember(client, newcomer, now);
    await client.invitation.update({ where: { id }, data: { memberId } });
    await askManagers(client, invitation, { ...person, email }, { origin, now });
    return { email };
  });
}

type Founder = Joining & CompanyNames & { country: string };

/**
 * Follows an invitation of a company that is new here: it exists from here on with this person as its manager, and the room
 * is open. The inviter is the one who opened it.
 */
export async function foundByInvitation(
  { prisma }: Database,
  { record, credentials }: { record: Recorder; credentials: Credentials },
  token: string,
  { password, nameEn, nameJa, nameKo, country, ...person }: Founder,
  { now }: Sent,
): Promise<{ email: string; roomId: string }> {
  const { id, email, invitedById } = await openInvitation(prisma, token, now);
  const passwordHash = await credentials.hash(password);
  const inviter = (await actorsFor(prisma, [invitedById])).get(invitedById);
  if (!inviter) throw new Refusal("linkSpent");
  const keyed = { clientKey: newId(now), digest: hashRequest("invitation", id) };
  const entry = await record.opening(inviter, keyed, async (client, roomId): Promise<Draft[]> => {
    const { roomName, side } = await openInvitation(client, token, now);
    const inviterSide = side && otherSide(side);
    if (!roomName || !side || !inviterSide) throw new Refusal("invalid");
    await spendInvitation(client, id, now);
    const { locale, timeZone } = person;
    const organizationId = await addCompany(client, { nameEn, nameJa, nameKo, country, locale, timeZone }, now);
    const founder = { ...person, organizationId, email, role: "manager", passwordHash } as const;
    const memberId = await addMember(client, founder, now);
    await client.invitation.update({ where: { id }, data: { memberId, acceptedAt: new Date(now) } });
    const companies = [
      { id: inviter.organizationId, side: inviterSide },
      { id: organizationId, side },
    ];
    const members = [
      { ...inviter, id: invitedById },
      { id: memberId, organizationId, name: person.name },
    ];
    const drafts = await openRoom(client, roomId, { name: roomName, companies }, members);
    return drafts.map((draft) => invited(draft, memberId, invitedById));
  });
  return { email, roomId: entry.roomId };
}

/**
 * Somebody who is in the portal already follows an invitation to a room of their company: a manager lets them in, at once if
 * they are one. The room, if they are in it now. An address of somebody else is `forbidden`.
 */
export async function enterByInvitation(
  database: Database,
  record: Recorder,
  actor: Actor,
  token: string,
  sent: Sent,
): Promise<string | null> {
  const { now } = sent;
  const { id, roomId } = await database.prisma.$transaction(async (client) => {
    const invitation = await openInvitation(client, token, now);
    const { id, organizationId, email, roomId } = invitation;
    if (email !== actor.email || organizationId !== actor.organizationId || !roomId) throw new Refusal("forbidden");
    await spendInvitation(client, id, now);
    const there = await client.participant.count({ where: { roomId, memberId: actor.memberId } });
    const acceptedAt = there > 0 ? new Date(now) : null;
    await client.invitation.update({ where: { id }, data: { memberId: actor.memberId, acceptedAt } });
    if (there === 0 && !canManage(actor, organizationId)) await askManagers(client, invitation, actor, sent);
    return { id, roomId: there > 0 ? roomId : null };
  });
  if (roomId || !canManage(actor, actor.organizationId)) return roomId;
  return acceptRequest(database, record, actor, id, sent);
}

/** Writes to every manager who can decide. */
async function askManagers(
  client: Client,
  { organizationId, room, reason, invitedBy }: Invitation,
  newcomer: { name: string; email: string },
  { origin, now }: Sent,
): Promise<void> {
  const managers = await client.member.findMany({
    where: {
      organizationId: organizationId ?? "",
      role: { not: "member" },
      disabledAt: null,
      acceptedAt: { not: null },
    },
  });
  for (const manager of managers) {
    const asked = { newcomer, inviter: invitedBy, room: room?.name ?? "", reason, link: `${origin}/company` };
    await queueMail(client, requestLetter({ ...asked, manager }), now);
  }
}

/** The newcomer's own entry tells who asked them. */
function invited(draft: Draft, memberId: string, invitedById: string): Draft {
  if (draft.kind !== "member.joined" || draft.payload.memberId !== memberId) return draft;
  return { ...draft, payload: { ...draft.payload, invitedById } };
}
