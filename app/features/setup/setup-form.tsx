import { Form, useNavigation } from "@remix-run/react";
import type { FormRefusal } from "~/domain/form";
import { CompanyFields } from "~/features/company/company-fields";
import { useAccountT } from "~/i18n/account-texts";
import type { CountryChoices, ZoneChoices } from "~/i18n/places";
import { useField, useFormError } from "~/i18n/use-field";
import { Button } from "~/ui/button";
import { Notice } from "~/ui/notice";
import { TextField } from "~/ui/text-field";

type SetupFormProps = { countries: CountryChoices; zones: ZoneChoices; refusal?: FormRefusal };

export function SetupForm({ countries, zones, refusal }: SetupFormProps) {
  const t = useAccountT();
  const field = useField(refusal);
  const error = useFormError(refusal);
  return (
    <Form method="post" noValidate className="grid gap-8">
      {error && <Notice tone="refusal">{error}</Notice>}
      <TextField
        {...field("code")}
        label={t("account:setup.code")}
        description={t("account:setup.codeHint")}
        autoComplete="one-time-code"
        autoCapitalize="none"
        spellCheck={false}
        required
      />
      <section className="grid gap-5 border-t border-line pt-6">
        <h2 className="text-lg font-semibold">{t("account:setup.company")}</h2>
        <CompanyFields field={field} countries={countries} zones={zones} />
      </section>
      <section className="grid gap-5 border-t border-line pt-6">
        <h2 className="text-lg font-semibold">{t("account:setup.administrator")}</h2>
        <TextField {...field("name")} label={t("account:field.name")} autoComplete="name" required />
        <TextField
          {...field("email")}
          label={t("account:field.email")}
          inputMode="email"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
        />
        <TextField
          {...field("password")}
          type="password"
          label={t("account:field.password")}
          description={t("account:field.passwordHint")}
          autoComplete="new-password"
          required
        />
      </section>
      <Button tone="primary" isPending={useNavigation().formAction !== undefined}>
        {t("account:setup.submit")}
      </Button>
    </Form>
  );
}
