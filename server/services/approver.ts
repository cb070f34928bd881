import { type Actor, canManage } from "~/domain/actor";
import type { Approvers } from "~/domain/approver";
import { Refusal } from "~/domain/result";
import type { Client, Database } from "../database/client";

/** Who takes part at the company now. */
const active = { disabledAt: null, acceptedAt: { not: null } };

/** The people of the actor's company with whether each may accept spec changes, and how many of them must. */
export async function readApprovers({ prisma }: Database, actor: Actor) {
  const { acceptancesNeeded, members } = await prisma.organization.findUniqueOrThrow({
    where: { id: actor.organizationId },
    select: {
      acceptancesNeeded: true,
      members: {
        where: active,
        select: { id: true, name: true, reading: true, locale: true, mayAccept: true },
        orderBy: [{ name: "asc" }, { id: "asc" }],
      },
    },
  });
  return { needed: acceptancesNeeded, people: members };
}

/**
 * Who may accept spec changes for the company from here on, and how many of them must; its managers' alone. Fewer people
 * than must is `tooFewApprovers`. What was accepted before stays as it was.
 */
export async function setApprovers(
  { prisma }: Database,
  actor: Actor,
  { memberIds, needed }: { memberIds: string[]; needed: number },
): Promise<void> {
  const { organizationId } = actor;
  if (!canManage(actor, organizationId)) throw new Refusal("forbidden");
  const chosen = new Set(memberIds);
  await prisma.$transaction(async (client) => {
    await lockApprovers(client, organizationId);
    const people = await client.member.findMany({ where: { organizationId, ...active }, select: { id: true } });
    if (people.filter(({ id }) => chosen.has(id)).length < chosen.size)
      throw new Refusal("invalid", { field: "approverIds" });
    if (needed < 1 || chosen.size < needed) throw new Refusal("tooFewApprovers", { field: "needed" });
    // Whoever is deactivated or waits to be let in is an approver only where everybody is.
    const everybody = chosen.size === people.length;
    await client.$executeRaw`
      UPDATE member SET may_accept = ${everybody} OR id = ANY(${[...chosen]}::uuid[])
       WHERE organization_id = ${organizationId}::uuid`;
    await client.organization.update({ where: { id: organizationId }, data: { acceptancesNeeded: needed } });
  });
}

/** Whether a newcomer may accept: as long as everybody at the company may. A setting that is being made is waited for. */
export async function newcomerMayAccept(client: Client, organizationId: string): Promise<boolean> {
  await client.$queryRaw`SELECT 1 FROM organization WHERE id = ${organizationId}::uuid FOR SHARE`;
  return !(await client.member.findFirst({ where: { organizationId, mayAccept: false }, select: { id: true } }));
}

/** `tooFewApprovers` where too few people would be left to accept without this one. A setting waits for it. */
export async function mustLeaveApprovers(client: Client, organizationId: string, memberId: string): Promise<void> {
  const needed = await lockApprovers(client, organizationId);
  const approvers = await client.member.findMany({
    where: { organizationId, mayAccept: true, ...active },
    select: { id: true },
  });
  const left = approvers.filter(({ id }) => id !== memberId);
  if (left.length < approvers.length && left.length < needed) throw new Refusal("tooFewApprovers");
}

/** `notApprover` for somebody who may not accept for their company; else how many of its people must. */
export async function acceptancesNeeded(client: Client, memberId: string): Promise<number> {
  const [row] = await client.$queryRaw<{ needed: number; mayAccept: boolean }[]>`
    SELECT o.acceptances_needed AS needed, m.may_accept AS "mayAccept"
      FROM member m JOIN organization o ON o.id = m.organization_id WHERE m.id = ${memberId}::uuid`;
  if (!row?.mayAccept) throw new Refusal("notApprover");
  return row.needed;
}

/** The own company's, for the page of a change; the other company learns who accepts when they do. */
export async function approversOf(client: Client, { memberId, organizationId }: Actor): Promise<Approvers> {
  const { acceptancesNeeded: needed, members } = await client.organization.findUniqueOrThrow({
    where: { id: organizationId },
    select: {
      acceptancesNeeded: true,
      members: {
        where: { mayAccept: true, ...active },
        select: { id: true, name: true },
        orderBy: [{ name: "asc" }, { id: "asc" }],
      },
    },
  });
  return { people: members, needed, mayAccept: members.some(({ id }) => id === memberId) };
}

async function lockApprovers(client: Client, organizationId: string): Promise<number> {
  const [row] = await client.$queryRaw<{ needed: number }[]>`
    SELECT acceptances_needed AS needed FROM organization WHERE id = ${organizationId}::uuid FOR NO KEY UPDATE`;
  return row?.needed ?? 1;
}
