import { useState } from "react";
import { companyName, type Person } from "~/domain/actor";
import { DayField } from "~/features/meaning/day-field";
import { useNameOf } from "~/features/memory/use-name-of";
import { useLanguage, useT } from "~/i18n/use-language";
import { Button } from "~/ui/button";
import { Choice, Choices } from "~/ui/choice";
import { Dialog } from "~/ui/dialog";
import type { OnRow } from "./acknowledged";

/** Whom to ask, and until when. The other company's people are chosen already; a side room has own people only. */
export function AskDialog({ row, room, me, onClose }: OnRow & { onClose: () => void }) {
  const t = useT();
  const { state } = room;
  const others = [...state.people.values()].filter(({ id, present }) => present && id !== me.memberId);
  const counterparts = others.filter(({ organizationId }) => organizationId !== me.organizationId);
  const [chosen, setChosen] = useState(
    () => new Set((counterparts.length ? counterparts : others).map(({ id }) => id)),
  );
  const [day, setDay] = useState("");
  const [none, setNone] = useState(false);
  const asked = others.filter(({ id }) => chosen.has(id));
  const first = asked[0] ?? others[0];

  function toggle({ id }: Person) {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
    setNone(false);
  }

  function ask() {
    if (asked.length === 0) return setNone(true);
    void room.send("ack.ask", { entryId: row.id, memberIds: asked.map(({ id }) => id), ...(day && { day }) });
    onClose();
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={t("meaning:ask.title")}
      actions={
        <>
          <Button onPress={onClose}>{t("meaning:ask.cancel")}</Button>
          <Button tone="primary" onPress={ask} isDisabled={others.length === 0}>
            {t("meaning:ask.send")}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        <p className="text-soft">
          {t("meaning:ask.text")}
          {row.about.ask && ` ${t("meaning:ask.again")}`}
        </p>
        <Choices label={t("meaning:ask.people")} error={none ? t("meaning:ask.none") : undefined}>
          {others.length === 0 && <p className="px-2 text-soft">{t("meaning:ask.nobody")}</p>}
          {[...counterparts, ...others.filter((person) => !counterparts.includes(person))].map((person) => (
            <AskedPerson
              key={person.id}
              person={person}
              room={room}
              me={me}
              checked={chosen.has(person.id)}
              onChange={() => toggle(person)}
            />
          ))}
        </Choices>
        {others.length > 0 && (
          <DayField
            label={t("meaning:ask.day")}
            mark={t("meaning:ask.optional")}
            value={day}
            onChange={setDay}
            company={state.companies.get(first?.organizationId ?? "")}
            companies={state.companies}
          />
        )}
      </div>
    </Dialog>
  );
}

type AskedPersonProps = Pick<OnRow, "room" | "me"> & { person: Person; checked: boolean; onChange: () => void };

function AskedPerson({ person, room, me, checked, onChange }: AskedPersonProps) {
  const language = useLanguage();
  const nameOf = useNameOf(room.state.people, me);
  const company = room.state.companies.get(person.organizationId);
  return (
    <Choice
      type="checkbox"
      checked={checked}
      onChange={onChange}
      label={<span lang={person.locale}>{nameOf(person.id)}</span>}
      description={company && companyName(company, language)}
    />
  );
}
