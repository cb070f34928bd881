import type { Theme } from "~/domain/account";
import { type Actor, type CompanyNames, canManage, type Role } from "~/domain/actor";
import type { Language } from "~/domain/language";
import type { MailWishes } from "~/domain/mail-rhythm";
import { Refusal } from "~/domain/result";
import type { Credentials } from "../adapters/password";
import { type Client, type Database, isUniqueViolation } from "../database/client";
import { mustLeaveApprovers, newcomerMayAccept } from "./approver";
import { newId } from "./id";
import { joinLetter } from "./join-letter";
import { queueMail, type Sent } from "./mail";
import { hashToken, newToken } from "./one-time-token";

const linkLife = 7 * 24 * 60 * 60 * 1000;
const linksADay = 50;

export type Newcomer = { name: string; email: string; role: Role; locale: Language };
export type Joining = { name: string; reading: string | null; locale: Language; timeZone: string; password: string };
export type Profile = {
  name: string;
  reading: string | null;
  locale: Language;
  enterSends: boolean;
  theme: Theme;
} & MailWishes;

/** The own company's people and its open links, for its managers. */
export async function listMembers({ prisma }: Database, actor: Actor, now: number) {
  if (!canManage(actor, actor.organizationId)) throw new Refusal("forbidden");
  const { organizationId } = actor;
  const members = await prisma.member.findMany({
    where: { organizationId, acceptedAt: { not: null } },
    select: { id: true, name: true, reading: true, email: true, role: true, locale: true, disabledAt: true },
    orderBy: [{ disabledAt: { sort: "asc", nulls: "first" } }, { name: "asc" }],
  });
  const links = await prisma.joinLink.findMany({
    where: { organizationId, usedAt: null, expiresAt: { gt: new Date(now) } },
    select: { id: true, name: true, email: true, role: true, expiresAt: true },
    orderBy: { expiresAt: "desc" },
  });
  return {
    members: members.map((member) => ({ ...member, disabledAt: member.disabledAt?.getTime() ?? null })),
    links: links.map((link) => ({ ...link, expiresAt: link.expiresAt.getTime() })),
  };
}

/** A manager's one-time link for a new colleague, who also gets it by mail; nobody hands out a role above the own one. */
export async function invite(
  { prisma }: Database,
  actor: Actor,
  newcomer: Newcomer,
  sent: Sent,
): Promise<{ token: string }> {
  if (!canManage(actor, actor.organizationId)) throw new Refusal("forbidden");
  if (newcomer.role === "admin" && actor.role !== "admin") throw new Refusal("forbidden", { field: "role" });
  return prisma.$transaction((client) => makeLink(client, actor, actor.organizationId, newcomer, sent));
}

/** Writes a link that lives seven days, and the mail that brings it; refused `tooFast` past fifty a day by one person. */
export async function makeLink(
  client: Client,
  actor: Actor,
  organizationId: string,
  newcomer: Newcomer,
  { origin, now }: Sent,
): Promise<{ token: string }> {
  const createdById = actor.memberId;
  const since = new Date(now - 24 * 60 * 60 * 1000);
  const today = await client.joinLink.count({ where: { createdById, createdAt: { gt: since } } });
  if (today >= linksADay) throw new Refusal("tooFast", { retryAfter: 60 * 60 });
  const { token, tokenHash } = newToken();
  const expiresAt = new Date(now + linkLife);
  const { organization } = await client.joinLink.create({
    data: { id: newId(now), tokenHash, organizationId, createdById, expiresAt, ...newcomer },
    select: { organization: { select: { nameEn: true, nameJa: true, nameKo: true, timeZone: true } } },
  });
  const link = `${origin}/join/${token}`;
  const relation = actor.organizationId === organizationId ? "colleague" : "counterpart";
  await queueMail(
    client,
    joinLetter({ newcomer, organization, actor, relation, link, expiresAt: expiresAt.getTime() }),
    now,
  );
  return { token };
}

/** What a link offers. A used, expired or invented one is `linkSpent`. */
export async function joinOffer({ prisma }: Database, token: string, now: number) {
  const link = await openLink(prisma, token, now);
  const { organization, createdBy, name, email, locale } = link;
  const company: CompanyNames = organization;
  return { company, invitedBy: createdBy.name, name, email, locale, timeZone: organization.timeZone };
}

/** Consumes the link: the person exists from here on, with the address and role that the link was made for. */
export async function join(
  { prisma }: Database,
  credentials: Credentials,
  token: string,
  { password, ...person }: Joining,
  now: number,
): Promise<{ email: string }> {
  await openLink(prisma, token, now);
  const passwordHash = await credentials.hash(password);
  return prisma.$transaction(async (client) => {
    const { id, organizationId, email, role } = await openLink(client, token, now);
    const spent = await client.joinLink.updateMany({ where: { id, usedAt: null }, data: { usedAt: new Date(now) } });
    if (spent.count === 0) throw new Refusal("linkSpent");
    await addMember(client, { ...person, organizationId, email, role, passwordHash }, now);
    return { email };
  });
}

type NewMember = Omit<Joining, "password"> & {
  /** null: waits for a manager of the company */
  acceptedAt?: null;
  organizationId: string;
  email: string;
  role: Role;
  passwordHash: string;
};

/** Writes a person and the password to sign in with; an address that is taken is `addressInUse`. */
export async function addMember(client: Client, { passwordHash, ...member }: NewMember, now: number): Promise<string> {
  const id = newId(now);
  const mayAccept = await newcomerMayAccept(client, member.organizationId);
  try {
    await client.member.create({ data: { id, emailVerified: true, mayAccept, ...member } });
  } catch (error) {
    if (isUniqueViolation(error)) throw new Refusal("addressInUse", { field: "email" });
    throw error;
  }
  const account = { id: newId(now), memberId: id, accountId: id, providerId: "credential", password: passwordHash };
  await client.account.create({ data: account });
  return id;
}

/** What I can change about myself. */
export async function readProfile({ prisma }: Database, actor: Actor): Promise<Profile> {
  const where = { id: actor.memberId };
  const mail = { mailRhythm: true, mailHour: true, quietFrom: true, quietTo: true };
  const select = { name: true, reading: true, locale: true, timeZone: true, enterSends: true, theme: true, ...mail };
  return { ...(await prisma.member.findUniqueOrThrow({ where, select })), locale: actor.locale };
}

/** My own name, language, zone and habits. */
export async function updateProfile({ prisma }: Database, actor: Actor, profile: Partial<Profile>): Promise<void> {
  await prisma.member.update({ where: { id: actor.memberId }, data: profile });
}

/**
 * Shuts a colleague out, or lets them back in; answers the sessions that end by it. Nobody disables themselves, and one
 * without whom too few could accept spec changes is `tooFewApprovers`.
 */
export async function disable({ prisma }: Database, actor: Actor, memberId: string, disabled: boolean, now: number) {
  const member = await prisma.member.findFirst({ where: { id: memberId, organizationId: actor.organizationId } });
  if (!member) throw new Refusal("notFound");
  const outranked = member.role === "admin" && actor.role !== "admin";
  if (!canManage(actor, member.organizationId) || outranked || memberId === actor.memberId)
    throw new Refusal("forbidden");
  return prisma.$transaction(async (client) => {
    if (disabled) await mustLeaveApprovers(client, actor.organizationId, memberId);
    await client.member.update({ where: { id: memberId }, data: { disabledAt: disabled ? new Date(now) : null } });
    if (!disabled) return [];
    const lapsed = { expiresAt: new Date(now) };
    await client.joinLink.updateMany({ where: { createdById: memberId, usedAt: null }, data: lapsed });
    await client.invitation.updateMany({ where: { invitedById: memberId, usedAt: null }, data: lapsed });
    return deleteSessions(client, memberId);
  });
}

/** Ends a person's sessions, all or all but one; answers those that were there, to cut their sockets. */
export async function deleteSessions(
  client: Client,
  memberId: string,
  except: string | null = null,
): Promise<string[]> {
  const ended = await client.$queryRaw<{ id: string }[]>`
    DELETE FROM session WHERE member_id = ${memberId}::uuid AND id IS DISTINCT FROM ${except}::uuid RETURNING id`;
  return ended.map(({ id }) => id);
}

async function openLink(client: Client, token: string, now: number) {
  const link = await client.joinLink.findUnique({
    where: { tokenHash: hashToken(token) },
    include: {
      organization: { select: { nameEn: true, nameJa: true, nameKo: true, timeZone: true } },
      createdBy: { select: { name: true } },
    },
  });
  if (!link || link.usedAt || link.expiresAt.getTime() <= now) throw new Refusal("linkSpent");
  return link;
}
