import { Link } from "@remix-run/react";
import { type Company, companyName, type Person } from "~/domain/actor";
import { CompanyStatus } from "~/features/calendar/company-status";
import { useFormat, useReader } from "~/i18n/reader";
import { useLanguage, useT } from "~/i18n/use-language";
import { Avatar } from "~/ui/avatar";
import { PersonName, relationOf } from "~/ui/person-name";
import { Tag } from "~/ui/rows";
import type { MemoryStage } from "./memory-panel";
import { MemorySection } from "./memory-section";

/** `roomId`: the room whose people one can change; a side room has those of its project room. */
type PeopleSectionProps = { stage: MemoryStage; people: Person[]; roomId: string };

/** Who is in the room, by company, and whether the company works now; the other company first. */
export function PeopleSection({ stage, people, roomId }: PeopleSectionProps) {
  const t = useT();
  const companies = [...stage.companies].sort(
    (a, b) => Number(a.id === stage.me.organizationId) - Number(b.id === stage.me.organizationId),
  );
  const change = (
    <Link to={`/rooms/${roomId}/people`} className="pressable -my-2 -me-2 px-2 text-xs text-soft hover:text-ink">
      {t("memory:people.change")}
    </Link>
  );
  return (
    <MemorySection title={t("memory:people.title")} action={change}>
      <div className="grid gap-4">
        {companies.map((company) => (
          <CompanyPeople
            key={company.id}
            company={company}
            people={people.filter(({ organizationId }) => organizationId === company.id)}
            stage={stage}
          />
        ))}
      </div>
    </MemorySection>
  );
}

function CompanyPeople({ company, people, stage }: { company: Company; people: Person[]; stage: MemoryStage }) {
  const t = useT();
  const language = useLanguage();
  const format = useFormat();
  const { timeZone } = useReader();
  const { me, now } = stage;
  return (
    <div className="grid gap-1.5">
      <div>
        <p className="flex flex-wrap items-center gap-x-2 font-medium">
          {companyName(company, language)}
          <Tag>{t(`side.${company.side}`)}</Tag>
        </p>
        {company.timeZone !== timeZone && (
          <p className="text-xs text-soft">
            {t("memory:people.clock", { clock: format.clock(now, company.timeZone) })}
          </p>
        )}
        <p className="text-xs text-soft">
          <CompanyStatus calendar={company.calendar} now={now} />
        </p>
      </div>
      <ul className="grid gap-1.5">
        {people.map((person) => (
          <li key={person.id} className="flex items-center gap-2">
            <span className="relative">
              <Avatar
                name={person.name}
                size="sm"
                company={person.organizationId === me.organizationId ? "own" : "other"}
              />
              {stage.here.has(person.id) && (
                <span
                  aria-hidden="true"
                  className="absolute -end-0.5 -bottom-0.5 size-2.5 rounded-full border-2 border-surface bg-accent"
                />
              )}
            </span>
            <span className="min-w-0">
              <PersonName name={person.name} relation={relationOf(me, person)} lang={person.locale} />
              {person.reading && <span className="ms-1.5 text-xs text-soft">{person.reading}</span>}
              {stage.here.has(person.id) && <span className="sr-only"> {t("memory:people.here")}</span>}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
