import { type Actor, canManage } from "~/domain/actor";
import { addDays, dayAt } from "~/domain/day";
import { Refusal } from "~/domain/result";
import type { OwnDay, WorkingTime } from "~/domain/working-time";
import { regionsOf } from "../adapters/holidays";
import type { Database } from "../database/client";

/** A company keeps at most so many days off of its own. */
const mostDays = 500;

/** When the actor's company works, where its holidays may differ, and its own days off from last month on. Managers' alone. */
export async function readWorkingTime({ prisma }: Database, actor: Actor, now: number) {
  refuseMember(actor);
  const { closedDays, timeZone, ...time } = await prisma.organization.findUniqueOrThrow({
    where: { id: actor.organizationId },
    select: {
      country: true,
      region: true,
      timeZone: true,
      workDays: true,
      opensAt: true,
      closesAt: true,
      keepsHolidays: true,
      closedDays: { select: { day: true, name: true }, orderBy: { day: "asc" } },
    },
  });
  const recent = addDays(dayAt(now, timeZone), -31);
  const ownDays: OwnDay[] = closedDays.filter(({ day }) => day >= recent);
  return { time: time satisfies WorkingTime, regions: regionsOf(time.country), ownDays };
}

/** A region that the country does not have is `invalid`. */
export async function setWorkingTime(
  { prisma }: Database,
  actor: Actor,
  { region, ...time }: Omit<WorkingTime, "country">,
): Promise<void> {
  refuseMember(actor);
  const where = { id: actor.organizationId };
  const { country } = await prisma.organization.findUniqueOrThrow({ where, select: { country: true } });
  if (region !== null && !regionsOf(country).some(({ id }) => id === region))
    throw new Refusal("invalid", { field: "region" });
  await prisma.organization.update({ where, data: { ...time, region } });
}

/** A day that is there already takes the new name. */
export async function addOwnDays({ prisma }: Database, actor: Actor, days: OwnDay[]): Promise<void> {
  refuseMember(actor);
  const { organizationId } = actor;
  if ((await prisma.closedDay.count({ where: { organizationId } })) + days.length > mostDays)
    throw new Refusal("tooLong", { field: "lines" });
  await prisma.$executeRaw`
    INSERT INTO closed_day (organization_id, day, name)
    SELECT ${organizationId}::uuid, day, name
      FROM unnest(${days.map(({ day }) => day)}::text[], ${days.map(({ name }) => name)}::text[]) AS own (day, name)
    ON CONFLICT (organization_id, day) DO UPDATE SET name = excluded.name`;
}

export async function removeOwnDay({ prisma }: Database, actor: Actor, day: string): Promise<void> {
  refuseMember(actor);
  await prisma.closedDay.deleteMany({ where: { organizationId: actor.organizationId, day } });
}

function refuseMember(actor: Actor): void {
  if (!canManage(actor, actor.organizationId)) throw new Refusal("forbidden");
}
