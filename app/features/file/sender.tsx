import { type Company, companyName, type Person } from "~/domain/actor";
import { useLanguage } from "~/i18n/use-language";
import { PersonName, relationOf } from "~/ui/person-name";

export type FilePlace = { people: Person[]; companies: Company[]; me: { memberId: string; organizationId: string } };

/** A person of the room with their company, as the reader calls them. */
export function Sender({ memberId, place }: { memberId: string; place: FilePlace }) {
  const companyOf = useCompanyOf(place.companies);
  const person = place.people.find(({ id }) => id === memberId);
  const company = person && companyOf(person);
  return (
    <>
      <SenderName memberId={memberId} place={place} />
      {company && <span className="font-normal text-soft"> · {company}</span>}
    </>
  );
}

export function SenderName({ memberId, place }: { memberId: string; place: FilePlace }) {
  const person = place.people.find(({ id }) => id === memberId);
  return person && <PersonName name={person.name} relation={relationOf(place.me, person)} lang={person.locale} />;
}

/** The name of the company whose person or file it is. */
export function useCompanyOf(companies: Company[]): (its: { organizationId: string }) => string | undefined {
  const language = useLanguage();
  return ({ organizationId }) => {
    const company = companies.find(({ id }) => id === organizationId);
    return company && companyName(company, language);
  };
}
