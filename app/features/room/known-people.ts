import type { Company, Person } from "~/domain/actor";
import type { Entry } from "~/domain/entry";
import type { Page } from "~/domain/protocol";

/** The people and companies that the entries of a room name, as reads told of them. */
export function createKnownPeople(initial: Pick<Page, "people" | "companies">) {
  let people: ReadonlyMap<string, Person> = byId(initial.people);
  let companies: ReadonlyMap<string, Company> = byId(initial.companies);

  return {
    people: () => people,
    companies: () => companies,
    organizationOf: (memberId: string) => people.get(memberId)?.organizationId ?? "",
    learn(read: { people: Person[]; companies?: Company[] }) {
      people = new Map([...people, ...byId(read.people)]);
      if (read.companies) companies = byId(read.companies);
    },
    /** A new person's name comes only with a read. Who joins or leaves changes what is known of a person. */
    covers(entry: Entry): boolean {
      const aboutPeople = entry.kind === "member.joined" || entry.kind === "member.removed";
      return people.has(entry.actorId) && !aboutPeople;
    },
  };
}

function byId<T extends { id: string }>(all: T[]): Map<string, T> {
  return new Map(all.map((one) => [one.id, one]));
}
