import { Form } from "@remix-run/react";
import { companyName } from "~/domain/actor";
import type { FormRefusal } from "~/domain/form";
import { useCompanyT } from "~/i18n/company-texts";
import { useField, useFormError } from "~/i18n/use-field";
import { useLanguage } from "~/i18n/use-language";
import { DrawnFor } from "~/ui/drawn-for";
import { IntentButton } from "~/ui/intent-button";
import { Notice } from "~/ui/notice";
import { SelectField } from "~/ui/select-field";
import { TextField } from "~/ui/text-field";
import type { ListedCompany } from "./company-list";

type FirstRoomFormProps = { companies: ListedCompany[]; clientKey: string; refusal?: FormRefusal };

/** The room by which two companies meet. */
export function FirstRoomForm({ companies, clientKey, refusal }: FirstRoomFormProps) {
  const t = useCompanyT();
  const language = useLanguage();
  const field = useField(refusal);
  const error = useFormError(refusal);
  const options = companies.map((company) => (
    <option key={company.id} value={company.id}>
      {companyName(company, language)}
    </option>
  ));
  return (
    <Form method="post" noValidate className="grid gap-5">
      <DrawnFor />
      {error && <Notice tone="refusal">{error}</Notice>}
      {refusal?.fields.companies && <Notice tone="refusal">{t("company:admin.sameCompany")}</Notice>}
      <input type="hidden" name="clientKey" value={clientKey} />
      <div className="grid gap-5 sm:grid-cols-2">
        <SelectField {...field("buyer")} label={t("company:field.buyer")} required>
          <option value="">{t("field.choose")}</option>
          {options}
        </SelectField>
        <SelectField {...field("supplier")} label={t("company:field.supplier")} required>
          <option value="">{t("field.choose")}</option>
          {options}
        </SelectField>
      </div>
      <p className="text-sm text-soft">{t("company:admin.managersJoin")}</p>
      <TextField
        {...field("roomName")}
        label={t("company:field.roomName")}
        description={t("company:field.roomNameHint")}
        autoComplete="off"
        required
      />
      <IntentButton intent="room">{t("company:newRoom.open")}</IntentButton>
    </Form>
  );
}
