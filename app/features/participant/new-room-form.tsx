import { Form, useNavigation } from "@remix-run/react";
import { type CompanyNames, companyName, type Person } from "~/domain/actor";
import type { FormRefusal } from "~/domain/form";
import { useCompanyT } from "~/i18n/company-texts";
import { useField, useFormError } from "~/i18n/use-field";
import { useLanguage } from "~/i18n/use-language";
import { Button } from "~/ui/button";
import { Choice, Choices } from "~/ui/choice";
import { DrawnFor } from "~/ui/drawn-for";
import { Notice } from "~/ui/notice";
import { personName, type Relation } from "~/ui/person-name";
import { TextField } from "~/ui/text-field";

export type Counterpart = CompanyNames & { id: string; people: Person[] };
type NewRoomFormProps = {
  counterpart: Counterpart;
  colleagues: Person[];
  memberId: string;
  clientKey: string;
  refusal?: FormRefusal;
};

/** A room with one company: its name, who buys, and who is in it. */
export function NewRoomForm({ counterpart, colleagues, memberId, clientKey, refusal }: NewRoomFormProps) {
  const t = useCompanyT();
  const field = useField(refusal);
  const error = useFormError(refusal);
  const language = useLanguage();
  const others = colleagues.filter(({ id }) => id !== memberId);
  const pending = useNavigation().formMethod === "POST";
  return (
    <Form method="post" noValidate className="grid gap-6">
      <DrawnFor />
      {error && <Notice tone="refusal">{error}</Notice>}
      <input type="hidden" name="clientKey" value={clientKey} />
      <input type="hidden" name="counterpart" value={counterpart.id} />
      <input type="hidden" name="memberIds" value={memberId} />
      <TextField
        {...field("roomName")}
        label={t("company:field.roomName")}
        description={t("company:field.roomNameHint")}
        autoComplete="off"
        required
      />
      <Choices label={t("company:newRoom.side")} error={field("side").error}>
        <SideChoice side="buyer" label={t("company:newRoom.sideBuyer")} chosen={refusal?.typed.side} />
        <SideChoice side="supplier" label={t("company:newRoom.sideSupplier")} chosen={refusal?.typed.side} />
      </Choices>
      {refusal?.fields.memberIds && <Notice tone="refusal">{t("company:newRoom.peopleError")}</Notice>}
      <People label={companyName(counterpart, language)} people={counterpart.people} relation="counterpart" />
      {others.length > 0 && <People label={t("company:newRoom.ownPeople")} people={others} relation="colleague" />}
      <Button tone="primary" className="justify-self-start" isPending={pending}>
        {t("company:newRoom.open")}
      </Button>
    </Form>
  );
}

function SideChoice({ side, label, chosen }: { side: string; label: string; chosen: string | undefined }) {
  return <Choice type="radio" name="side" value={side} defaultChecked={chosen === side} label={label} />;
}

function People({ label, people, relation }: { label: string; people: Person[]; relation: Relation }) {
  const t = useCompanyT();
  return (
    <Choices label={label}>
      {people.map((person) => (
        <Choice
          key={person.id}
          type="checkbox"
          name="memberIds"
          value={person.id}
          defaultChecked={relation === "counterpart"}
          label={<span lang={person.locale}>{personName(t, person.name, relation)}</span>}
          description={person.reading}
        />
      ))}
    </Choices>
  );
}
