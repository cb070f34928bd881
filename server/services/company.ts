import { type Actor, type CompanyNames, canAdminister } from "~/domain/actor";
import type { Language } from "~/domain/language";
import { Refusal } from "~/domain/result";
import type { Client, Database } from "../database/client";
import { newId } from "./id";
import type { Sent } from "./mail";
import { makeLink } from "./member";

export type NewCompany = CompanyNames & { country: string; locale: Language; timeZone: string };

/** All companies, for the portal's administrator alone. */
export async function listCompanies({ prisma }: Database, actor: Actor, now: number) {
  if (!canAdminister(actor)) throw new Refusal("forbidden");
  const companies = await prisma.organization.findMany({
    orderBy: { createdAt: "asc" },
    include: {
      members: {
        where: { disabledAt: null, acceptedAt: { not: null }, role: { not: "member" } },
        select: { id: true, name: true },
      },
      _count: {
        select: {
          members: { where: { disabledAt: null, acceptedAt: { not: null } } },
          joinLinks: { where: { usedAt: null, expiresAt: { gt: new Date(now) } } },
        },
      },
    },
  });
  return companies.map(({ createdAt: _, members, _count, ...company }) => ({
    ...company,
    managers: members,
    members: _count.members,
    openLinks: _count.joinLinks,
  }));
}

/** A new company, and the one-time link for its first manager. */
export async function createCompany(
  { prisma }: Database,
  actor: Actor,
  { manager, ...company }: NewCompany & { manager: { name: string; email: string } },
  sent: Sent,
): Promise<{ token: string }> {
  if (!canAdminister(actor)) throw new Refusal("forbidden");
  return prisma.$transaction(async (client) => {
    const organizationId = await addCompany(client, company, sent.now);
    return makeLink(client, actor, organizationId, { ...manager, role: "manager", locale: company.locale }, sent);
  });
}

/** Writes a company; it needs a name in at least one language. */
export async function addCompany(client: Client, company: NewCompany, now: number): Promise<string> {
  if (!(company.nameEn || company.nameJa || company.nameKo)) throw new Refusal("empty", { field: "nameEn" });
  const id = newId(now);
  await client.organization.create({ data: { id, ...company } });
  return id;
}
