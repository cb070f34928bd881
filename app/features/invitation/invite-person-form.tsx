import { Form } from "@remix-run/react";
import { type CompanyNames, companyName } from "~/domain/actor";
import type { FormRefusal } from "~/domain/form";
import { useInvitationT } from "~/i18n/invitation-texts";
import { useField, useFormError } from "~/i18n/use-field";
import { useLanguage } from "~/i18n/use-language";
import { DrawnFor } from "~/ui/drawn-for";
import { IntentButton } from "~/ui/intent-button";
import { Notice } from "~/ui/notice";
import { SelectField } from "~/ui/select-field";
import { GuestFields } from "./guest-fields";

type InvitePersonFormProps = { companies: (CompanyNames & { id: string })[]; refusal?: FormRefusal };

/** Asks a person of another company of the room into it, by mail. */
export function InvitePersonForm({ companies, refusal }: InvitePersonFormProps) {
  const t = useInvitationT();
  const language = useLanguage();
  const field = useField(refusal);
  const error = useFormError(refusal);
  const [only, ...more] = companies;
  return (
    <Form method="post" noValidate className="grid gap-5">
      <DrawnFor />
      {error && <Notice tone="refusal">{error}</Notice>}
      {more.length === 0 ? (
        <input type="hidden" name="organizationId" value={only?.id} />
      ) : (
        <SelectField {...field("organizationId")} label={t("invitation:field.company")} required>
          {companies.map((company) => (
            <option key={company.id} value={company.id}>
              {companyName(company, language)}
            </option>
          ))}
        </SelectField>
      )}
      <GuestFields field={field} />
      <IntentButton intent="invite">{t("invitation:send.submit")}</IntentButton>
    </Form>
  );
}
