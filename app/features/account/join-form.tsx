import { Form, useNavigation } from "@remix-run/react";
import type { FormRefusal } from "~/domain/form";
import { useAccountT } from "~/i18n/account-texts";
import type { ZoneChoices } from "~/i18n/places";
import { useField, useFormError } from "~/i18n/use-field";
import { Button } from "~/ui/button";
import { Notice } from "~/ui/notice";
import { TextField } from "~/ui/text-field";
import { PageLanguageField } from "./page-language-field";
import { PersonFields } from "./person-fields";
import { ZoneField } from "./zone-field";

type JoinFormProps = {
  offer: { name: string; email: string; timeZone: string };
  zones: ZoneChoices;
  refusal?: FormRefusal;
};

export function JoinForm({ offer, zones, refusal }: JoinFormProps) {
  const t = useAccountT();
  const field = useField(refusal);
  const error = useFormError(refusal);
  return (
    <Form method="post" noValidate className="grid gap-5">
      {error && <Notice tone="refusal">{error}</Notice>}
      <p className="text-soft">{t("account:join.address", { email: offer.email })}</p>
      <PersonFields field={field} name={offer.name} />
      <div className="grid gap-5 sm:grid-cols-2">
        <PageLanguageField {...field("locale")} label={t("account:field.language")} />
        <ZoneField {...field("timeZone", offer.timeZone)} label={t("account:field.timeZone")} zones={zones} />
      </div>
      <input type="hidden" autoComplete="username" value={offer.email} readOnly />
      <TextField
        {...field("password")}
        type="password"
        label={t("account:field.password")}
        description={t("account:field.passwordHint")}
        autoComplete="new-password"
        required
      />
      <Button tone="primary" isPending={useNavigation().formAction !== undefined}>
        {t("account:join.submit")}
      </Button>
    </Form>
  );
}
