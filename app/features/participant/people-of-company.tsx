import { useEffect, useState } from "react";
import { type Company, companyName, type Person } from "~/domain/actor";
import { useCompanyT } from "~/i18n/company-texts";
import { offsetOf } from "~/i18n/format";
import { useFormat, useReader } from "~/i18n/reader";
import { useLanguage } from "~/i18n/use-language";
import { AskingForm } from "~/ui/asking-form";
import { Avatar } from "~/ui/avatar";
import { PersonName, personName, type Relation, relationOf } from "~/ui/person-name";
import { Row, Rows, Tag } from "~/ui/rows";

type PeopleOfCompanyProps = {
  company: Company;
  people: Person[];
  reader: { memberId: string; organizationId: string };
  /** Whether the reader may take this person out of the room. */
  mayRemove: (person: Person) => boolean;
  clientKey: string;
};

/** One company of a room: its side, what time it is there, and who is in the room. */
export function PeopleOfCompany({ company, people, reader, mayRemove, clientKey }: PeopleOfCompanyProps) {
  const t = useCompanyT();
  const language = useLanguage();
  const format = useFormat();
  const now = useNow();
  return (
    <section className="grid gap-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 className="flex flex-wrap items-center gap-x-2 font-semibold">
          {companyName(company, language)}
          <Tag>{t(`side.${company.side}`)}</Tag>
        </h2>
        <p className="text-sm text-soft">
          {t("company:people.now", {
            clock: format.clock(now, company.timeZone),
            offset: offsetOf(now, company.timeZone),
          })}
        </p>
      </div>
      <Rows label={companyName(company, language)}>
        {people.map((person) => (
          <Row
            key={person.id}
            lead={
              <Avatar name={person.name} company={person.organizationId === reader.organizationId ? "own" : "other"} />
            }
            title={<PersonName name={person.name} relation={relationOf(reader, person)} lang={person.locale} />}
            detail={person.reading}
            trail={
              mayRemove(person) && (
                <RemoveForm person={person} relation={relationOf(reader, person)} clientKey={clientKey} />
              )
            }
          />
        ))}
      </Rows>
    </section>
  );
}

function RemoveForm({ person, relation, clientKey }: { person: Person; relation: Relation; clientKey: string }) {
  const t = useCompanyT();
  const name = personName(t, person.name, relation);
  const values = { intent: "member.remove", memberId: person.id, clientKey };
  if (relation === "self") {
    const label = t("company:people.leave");
    const ask = { title: t("company:people.leaveTitle"), body: t("company:people.leaveLead"), confirm: label };
    return <AskingForm values={values} label={label} ask={ask} />;
  }
  const label = t("company:people.remove");
  const ask = {
    title: t("company:people.removeTitle", { name }),
    body: t("company:people.removeLead"),
    confirm: label,
  };
  return (
    <AskingForm values={values} label={label} fullLabel={t("company:own.actOn", { action: label, name })} ask={ask} />
  );
}

/** The time, moving on by itself; at first that of the server, so that both draw the same. */
function useNow(): number {
  const { now: drawn } = useReader();
  const [now, setNow] = useState(drawn);
  useEffect(() => {
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 15_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
