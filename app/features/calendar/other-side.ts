import { type Company, otherSide } from "~/domain/actor";
import { statusAt, type WorkStatus } from "~/domain/work-calendar";

export type Closed = { company: Company; status: Extract<WorkStatus, { open: false }> };

/** The companies across the table. A guest has nobody across, and nobody waits for a guest. */
export function acrossFrom(companies: ReadonlyMap<string, Company>, organizationId: string): Company[] {
  const own = companies.get(organizationId);
  const side = own && otherSide(own.side);
  return [...companies.values()].filter((company) => company.side === side);
}

/** Those of them that do not work at a moment. */
export function closedAt(companies: Company[], at: number): Closed[] {
  return companies.flatMap((company) => {
    const status = statusAt(company.calendar, at);
    return status.open ? [] : [{ company, status }];
  });
}

/** When the last of them has opened; null: nobody is closed, or it is not known. */
export function openingOf(closed: Closed[]): number | null {
  const openings = closed.map(({ status }) => status.until);
  return closed.length > 0 && openings.every((at) => at !== null) ? Math.max(...openings.map(Number)) : null;
}
