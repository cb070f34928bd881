import { Form } from "@remix-run/react";
import type { FormRefusal } from "~/domain/form";
import { LanguageField } from "~/features/account/language-field";
import { useCompanyT } from "~/i18n/company-texts";
import { useField, useFormError } from "~/i18n/use-field";
import { useLanguage } from "~/i18n/use-language";
import { DrawnFor } from "~/ui/drawn-for";
import { IntentButton } from "~/ui/intent-button";
import { Notice } from "~/ui/notice";
import { SelectField } from "~/ui/select-field";
import { TextField } from "~/ui/text-field";

/** Adds a colleague by a one-time link. */
export function InviteForm({ refusal }: { refusal?: FormRefusal }) {
  const t = useCompanyT();
  const field = useField(refusal);
  const error = useFormError(refusal);
  const language = useLanguage();
  return (
    <Form method="post" noValidate className="grid gap-5">
      <DrawnFor />
      {error && <Notice tone="refusal">{error}</Notice>}
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField {...field("name")} label={t("account:field.name")} autoComplete="off" required />
        <TextField
          {...field("email")}
          label={t("account:field.email")}
          inputMode="email"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          required
        />
        <SelectField
          {...field("role", "member")}
          label={t("company:invite.role")}
          description={t("company:invite.roleHint")}
        >
          <option value="member">{t("role.member")}</option>
          <option value="manager">{t("role.manager")}</option>
        </SelectField>
        <LanguageField {...field("locale", language)} label={t("account:field.language")} />
      </div>
      <IntentButton tone="primary" intent="invite">
        {t("company:invite.submit")}
      </IntentButton>
    </Form>
  );
}
