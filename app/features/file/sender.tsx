import { type Company, companyName, type Person } from "~/domain/actor";
import { useLanguage } from "~/i18n/use-language";
import { PersonName, relationOf } from "~/ui/person-name";

export type FilePlace = { people: Person[]; companies: Company[]; me: { memberId: string; organizationId: string } };

/** A person of the room with their company, as the reader calls them. */
export function Sender({ memberId, place }: { memberId: string; place: FilePlace }) {
  const language = useLanguage();
  const person = place.people.find(({ id }) => id === memberId);
  const company = place.companies.find(({ id }) => id === person?.organizationId);
  if (!person) return null;
  return (
    <>
      <PersonName name={person.name} relation={relationOf(place.me, person)} lang={person.locale} />
      {company && <span className="font-normal text-soft"> · {companyName(company, language)}</span>}
    </>
  );
}
