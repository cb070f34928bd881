import { Form, useNavigation } from "@remix-run/react";
import type { Person } from "~/domain/actor";
import type { FormRefusal } from "~/domain/form";
import { useCompanyT } from "~/i18n/company-texts";
import { useField, useFormError } from "~/i18n/use-field";
import { Button } from "~/ui/button";
import { DrawnFor } from "~/ui/drawn-for";
import { Notice } from "~/ui/notice";
import { SelectField } from "~/ui/select-field";

type AddColleagueFormProps = { people: Person[]; clientKey: string; refusal?: FormRefusal };

/** Brings somebody of the own company into the room. */
export function AddColleagueForm({ people, clientKey, refusal }: AddColleagueFormProps) {
  const t = useCompanyT();
  const field = useField(refusal);
  const error = useFormError(refusal);
  const { formData } = useNavigation();
  if (people.length === 0) return <p className="text-soft">{t("company:people.everyone")}</p>;
  return (
    <Form method="post" noValidate className="grid gap-4">
      <DrawnFor />
      {error && <Notice tone="refusal">{error}</Notice>}
      <input type="hidden" name="clientKey" value={clientKey} />
      <SelectField {...field("memberId")} label={t("company:people.choose")} required>
        {people.map((person) => (
          <option key={person.id} value={person.id} lang={person.locale}>
            {person.reading ? `${person.name} (${person.reading})` : person.name}
          </option>
        ))}
      </SelectField>
      <Button
        name="intent"
        value="member.add"
        className="justify-self-start"
        isPending={formData?.get("intent") === "member.add"}
      >
        {t("company:people.addSubmit")}
      </Button>
    </Form>
  );
}
