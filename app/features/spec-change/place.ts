import type { Company, Side } from "~/domain/actor";
import { companyName, otherSide } from "~/domain/actor";
import type { SpecChangeView } from "~/domain/spec-change-view";
import { useLanguage, useT } from "~/i18n/use-language";
import { personName, relationOf } from "~/ui/person-name";

export type Me = { memberId: string; organizationId: string };

/** How the reader calls the people and companies of a change. */
export function usePlace({ people, companies }: Pick<SpecChangeView, "people" | "companies">, me: Me) {
  const t = useT();
  const language = useLanguage();
  return {
    personOf(memberId: string): string {
      const person = people.find(({ id }) => id === memberId);
      return person ? personName(t, person.name, relationOf(me, person)) : "—";
    },
    companyOn: (side: Side | undefined) => companyName(companyOn(companies, side) ?? noName, language),
  };
}

/** The company that answers a change. */
export function answeringCompany({ change, companies }: SpecChangeView): Company | undefined {
  return companyOn(companies, otherSide(change.proposed.side));
}

function companyOn(companies: Company[], side: Side | undefined): Company | undefined {
  return companies.find((company) => company.side === side);
}

const noName = { nameEn: null, nameJa: null, nameKo: null };
