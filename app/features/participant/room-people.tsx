import type { Company, Person } from "~/domain/actor";
import { PeopleOfCompany } from "./people-of-company";

type RoomPeopleProps = {
  companies: Company[];
  present: Person[];
  reader: { memberId: string; organizationId: string };
  /** Whom the reader may take out of the room, by id. */
  removable: string[];
  clientKey: string;
};

/** Everyone who is in a room, the own company first. */
export function RoomPeople({ companies, present, reader, removable, clientKey }: RoomPeopleProps) {
  const isOwn = ({ id }: Company) => Number(id === reader.organizationId);
  return [...companies]
    .sort((a, b) => isOwn(b) - isOwn(a))
    .map((company) => (
      <PeopleOfCompany
        key={company.id}
        company={company}
        people={present.filter(({ organizationId }) => organizationId === company.id)}
        reader={reader}
        mayRemove={({ id }) => removable.includes(id)}
        clientKey={clientKey}
      />
    ));
}
