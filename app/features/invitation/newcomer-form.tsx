import { Form, useNavigation } from "@remix-run/react";
import type { ReactNode } from "react";
import type { FormRefusal } from "~/domain/form";
import type { InvitationOffer } from "~/domain/invitation";
import { PageLanguageField } from "~/features/account/page-language-field";
import { PersonFields } from "~/features/account/person-fields";
import { ZoneField } from "~/features/account/zone-field";
import { useInvitationT } from "~/i18n/invitation-texts";
import type { CountryChoices, ZoneChoices } from "~/i18n/places";
import { useField, useFormError } from "~/i18n/use-field";
import { Button } from "~/ui/button";
import { Notice } from "~/ui/notice";
import { TextField } from "~/ui/text-field";
import { FounderFields } from "./founder-fields";

export type Places = { zones: ZoneChoices; countries: CountryChoices; country: string; timeZone: string };
type NewcomerFormProps = { offer: InvitationOffer; places: Places; refusal?: FormRefusal };

/** Everything that somebody who is not here yet has to tell, on one page. */
export function NewcomerForm({ offer, places, refusal }: NewcomerFormProps) {
  const t = useInvitationT();
  const field = useField(refusal);
  const error = useFormError(refusal);
  const isNew = offer.company === null;
  return (
    <Form method="post" noValidate className="grid gap-5">
      {error && <Notice tone="refusal">{error}</Notice>}
      <input type="hidden" name="intent" value={isNew ? "found" : "join"} />
      <p className="text-soft">{t("account:join.address", { email: offer.email })}</p>
      <PersonFields field={field} name={offer.name ?? ""} />
      <div className="grid gap-5 sm:grid-cols-2">
        <PageLanguageField {...field("locale")} label={t("account:field.language")} />
        <ZoneField
          {...field("timeZone", places.timeZone)}
          label={t("account:field.timeZone")}
          zones={places.zones}
          guess={!refusal}
        />
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
      {isNew && <FounderFields field={field} places={places} />}
      <Submit>{t(isNew ? "invitation:offer.found" : "invitation:offer.submit")}</Submit>
    </Form>
  );
}

function Submit({ children }: { children: ReactNode }) {
  return (
    <Button tone="primary" isPending={useNavigation().formAction?.startsWith("/invitation") ?? false}>
      {children}
    </Button>
  );
}
