import { type Actor, type Company, canAdminister, type Person } from "~/domain/actor";
import type { CommandInput } from "~/domain/protocol";
import { Refusal } from "~/domain/result";
import type { Client, Database } from "../database/client";
import { firstPrevHash } from "./entry-hash";
import type { UseCases } from "./execute";
import { joined } from "./participant";
import { type PersonRow, personColumns, personFrom } from "./person-row";
import type { Draft, Recorder } from "./record";

export type Counterpart = Omit<Company, "side"> & { people: Person[] };

/**
 * Opens a room. A member opens one between the own company and a company that shares a room with the member already, with
 * people of the own company and people met there; the portal's administrator may open the first one between any two.
 */
export function roomOpenCommand(record: Recorder): Pick<UseCases, "room.open"> {
  return {
    "room.open": (actor, input, keyed) =>
      record.opening(actor, keyed, async (client, roomId) => {
        const members = await mayOpen(client, actor, input);
        const companies = await client.organization.findMany({
          where: { id: { in: input.companies.map(({ id }) => id) } },
          select: { id: true, nameEn: true, nameJa: true, nameKo: true },
        });
        const sided = input.companies.map(({ id, side }) => {
          const company = companies.find((found) => found.id === id);
          if (!company) throw new Refusal("notFound");
          return { ...company, side };
        });
        await client.room.create({ data: { id: roomId, name: input.name, headHash: firstPrevHash } });
        await client.roomCompany.createMany({
          data: input.companies.map(({ id, side }) => ({ roomId, organizationId: id, side })),
        });
        await client.participant.createMany({ data: members.map(({ id }) => ({ roomId, memberId: id })) });
        const opened: Draft = { kind: "room.opened", payload: { name: input.name, companies: sided } };
        return [opened, ...members.map(joined)];
      }),
  };
}

/** With whom, and with which of their people, this member could open a room. */
export async function openable(
  { prisma }: Database,
  actor: Actor,
): Promise<{ colleagues: Person[]; counterparts: Counterpart[] }> {
  const people = (await knownPeople(prisma, actor)).map(personFrom);
  const others = [...new Set(people.map((person) => person.organizationId))].filter(
    (id) => id !== actor.organizationId,
  );
  const companies = await prisma.organization.findMany({
    where: { id: { in: others } },
    orderBy: { createdAt: "asc" },
  });
  const peopleOf = (organizationId: string) => people.filter((person) => person.organizationId === organizationId);
  return {
    colleagues: peopleOf(actor.organizationId),
    counterparts: companies.map(({ createdAt: _, locale: __, ...company }) => ({
      ...company,
      people: peopleOf(company.id),
    })),
  };
}

async function mayOpen(client: Client, actor: Actor, input: CommandInput<"room.open">) {
  const [first, second] = input.companies.map(({ side }) => side);
  const ids = input.companies.map(({ id }) => id);
  if (first === second || first === "guest" || second === "guest" || new Set(ids).size !== 2)
    throw new Refusal("invalid", { field: "companies" });
  const asAdministrator = canAdminister(actor) && !ids.includes(actor.organizationId);
  if (!asAdministrator && !ids.includes(actor.organizationId)) throw new Refusal("forbidden");
  const candidates = canAdminister(actor) ? await membersOf(client, ids) : await knownPeople(client, actor);
  const members = [...new Set(input.memberIds)].map((memberId) => {
    const member = candidates.find(({ id, organizationId }) => id === memberId && ids.includes(organizationId));
    if (!member) throw new Refusal("notFound", { field: "memberIds" });
    return member;
  });
  const everyCompanyThere = ids.every((id) => members.some(({ organizationId }) => organizationId === id));
  const selfThere = asAdministrator || members.some(({ id }) => id === actor.memberId);
  if (!everyCompanyThere || !selfThere) throw new Refusal("invalid", { field: "memberIds" });
  return members;
}

const membersOf = (client: Client, organizationIds: string[]): Promise<PersonRow[]> => client.$queryRaw`
  SELECT ${personColumns}, true AS present FROM member m
   WHERE m.organization_id = ANY(${organizationIds}::uuid[]) AND m.disabled_at IS NULL`;

/** Colleagues, and the people of other companies who are in a room with this member. */
const knownPeople = (client: Client, actor: Actor): Promise<PersonRow[]> => client.$queryRaw`
  SELECT ${personColumns}, true AS present FROM member m
   WHERE m.disabled_at IS NULL AND (m.organization_id = ${actor.organizationId}::uuid OR m.id IN (
     SELECT theirs.member_id FROM participant mine JOIN participant theirs ON theirs.room_id = mine.room_id
      WHERE mine.member_id = ${actor.memberId}::uuid))
   ORDER BY m.name`;
