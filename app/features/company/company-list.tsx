import { type CompanyNames, companyName } from "~/domain/actor";
import { useCompanyT } from "~/i18n/company-texts";
import { useLanguage } from "~/i18n/use-language";
import { Icon } from "~/ui/icon";
import { Row, Rows, Tag } from "~/ui/rows";

export type ListedCompany = CompanyNames & {
  id: string;
  country: string;
  members: number;
  openLinks: number;
  managers: { id: string; name: string }[];
};

/** All companies of the portal, for its administrator. */
export function CompanyList({
  companies,
  countryNames,
}: {
  companies: ListedCompany[];
  countryNames: Map<string, string>;
}) {
  const t = useCompanyT();
  const language = useLanguage();
  return (
    <Rows label={t("company:admin.companies")}>
      {companies.map((company) => (
        <Row
          key={company.id}
          lead={
            <span className="grid size-9 place-items-center rounded-md bg-sunken text-soft">
              <Icon name="company" />
            </span>
          }
          title={companyName(company, language)}
          detail={t("company:admin.facts", {
            country: countryNames.get(company.country) ?? company.country,
            people: t("company:admin.people", { count: company.members }),
          })}
          trail={company.openLinks > 0 && <Tag>{t("company:admin.openLinks", { count: company.openLinks })}</Tag>}
        />
      ))}
    </Rows>
  );
}
