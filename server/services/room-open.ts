import { type Actor, type Company, canAdminister, type Person } from "~/domain/actor";
import type { CommandInput } from "~/domain/protocol";
import { Refusal } from "~/domain/result";
import type { Client, Database } from "../database/client";
import { firstPrevHash } from "./entry-hash";
import type { UseCases } from "./execute";
import { joined } from "./participant";
import { type PersonRow, personColumns, personFrom } from "./person-row";
import type { Draft, Recorder } from "./record";

export type Counterpart = Omit<Company, "side" | "calendar"> & { people: Person[] };

/**
 * Opens a room. A member opens one between the own company and a company that shares a room with the member already, with
 * people of the own company and people met there; the portal's administrator opens the first one between two companies.
 */
export function roomOpenCommand(record: Recorder): Pick<UseCases, "room.open"> {
  return {
    "room.open": (actor, input, keyed) =>
      record.opening(actor, keyed, async (client, roomId) =>
        openRoom(client, roomId, input, await allowedMembers(client, actor, input)),
      ),
  };
}

type Opening = Pick<CommandInput<"room.open">, "name" | "companies">;
type Joining = Parameters<typeof joined>[0];

/** Writes the room with its companies and people; answers its first entries. */
export async function openRoom(
  client: Client,
  roomId: string,
  { name, companies }: Opening,
  members: Joining[],
): Promise<Draft[]> {
  const found = await client.organization.findMany({
    where: { id: { in: companies.map(({ id }) => id) } },
    select: { id: true, nameEn: true, nameJa: true, nameKo: true },
  });
  const sided = companies.map(({ id, side }) => {
    const company = found.find((one) => one.id === id);
    if (!company) throw new Refusal("notFound");
    return { ...company, side };
  });
  await client.room.create({ data: { id: roomId, name, headHash: firstPrevHash } });
  await client.roomCompany.createMany({
    data: companies.map(({ id, side }) => ({ roomId, organizationId: id, side })),
  });
  await client.participant.createMany({ data: members.map(({ id }) => ({ roomId, memberId: id })) });
  return [{ kind: "room.opened", payload: { name, companies: sided } }, ...members.map(joined)];
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
    counterparts: companies.map(({ id, nameEn, nameJa, nameKo, country, timeZone }) => ({
      ...{ id, nameEn, nameJa, nameKo, country, timeZone },
      people: peopleOf(id),
    })),
  };
}

/** The people who are to be in the new room, if this actor may bring them together there. */
async function allowedMembers(client: Client, actor: Actor, input: CommandInput<"room.open">) {
  const ids = input.companies.map(({ id }) => id);
  const pair = input.companies.map(({ side }) => side).sort();
  if (pair.join() !== "buyer,supplier" || new Set(ids).size !== 2) throw new Refusal("invalid", { field: "companies" });
  const own = ids.includes(actor.organizationId);
  const isFirst = canAdminister(actor) && !(await shareRoom(client, ids));
  if (!own && !isFirst) throw new Refusal(canAdminister(actor) ? "alreadyThere" : "forbidden");
  const candidates = isFirst ? await membersOf(client, ids) : await knownPeople(client, actor);
  const members = [...new Set(input.memberIds)].map((memberId) => {
    const member = candidates.find(({ id, organizationId }) => id === memberId && ids.includes(organizationId));
    if (!member) throw new Refusal("notFound", { field: "memberIds" });
    return member;
  });
  const bothThere = ids.every((id) => members.some(({ organizationId }) => organizationId === id));
  const selfThere = isFirst || members.some(({ id }) => id === actor.memberId);
  if (!bothThere || !selfThere) throw new Refusal("invalid", { field: "memberIds" });
  return members;
}

async function shareRoom(client: Client, ids: string[]): Promise<boolean> {
  const [one, other] = ids.map((organizationId) => ({ companies: { some: { organizationId } } }));
  return (await client.room.count({ where: { AND: [one ?? {}, other ?? {}] } })) > 0;
}

const membersOf = (client: Client, organizationIds: string[]): Promise<PersonRow[]> => client.$queryRaw`
  SELECT ${personColumns}, true AS present FROM member m
   WHERE m.organization_id = ANY(${organizationIds}::uuid[]) AND m.disabled_at IS NULL AND m.accepted_at IS NOT NULL`;

/** Colleagues, and the people of other companies who are in a room with this member. */
const knownPeople = (client: Client, actor: Actor): Promise<PersonRow[]> => client.$queryRaw`
  SELECT ${personColumns}, true AS present FROM member m
   WHERE m.disabled_at IS NULL AND m.accepted_at IS NOT NULL AND (m.organization_id = ${actor.organizationId}::uuid OR m.id IN (
     SELECT theirs.member_id FROM participant mine JOIN participant theirs ON theirs.room_id = mine.room_id
      WHERE mine.member_id = ${actor.memberId}::uuid))
   ORDER BY m.name`;
