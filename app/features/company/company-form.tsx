import { Form } from "@remix-run/react";
import type { FormRefusal } from "~/domain/form";
import { useCompanyT } from "~/i18n/company-texts";
import type { CountryChoices, ZoneChoices } from "~/i18n/places";
import { useField, useFormError } from "~/i18n/use-field";
import { DrawnFor } from "~/ui/drawn-for";
import { IntentButton } from "~/ui/intent-button";
import { Notice } from "~/ui/notice";
import { TextField } from "~/ui/text-field";
import { CompanyFields } from "./company-fields";

type CompanyFormProps = { countries: CountryChoices; zones: ZoneChoices; refusal?: FormRefusal };

/** A new company with its first manager. */
export function CompanyForm({ countries, zones, refusal }: CompanyFormProps) {
  const t = useCompanyT();
  const field = useField(refusal);
  const error = useFormError(refusal);
  return (
    <Form method="post" noValidate className="grid gap-5">
      <DrawnFor />
      {error && <Notice tone="refusal">{error}</Notice>}
      <CompanyFields field={field} countries={countries} zones={zones} />
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField {...field("managerName")} label={t("company:field.managerName")} autoComplete="off" required />
        <TextField
          {...field("managerEmail")}
          label={t("company:field.managerEmail")}
          inputMode="email"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          required
        />
      </div>
      <IntentButton tone="primary" intent="company">
        {t("company:admin.create")}
      </IntentButton>
    </Form>
  );
}
