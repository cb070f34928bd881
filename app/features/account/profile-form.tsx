import { Form } from "@remix-run/react";
import { type Theme, themes } from "~/domain/account";
import type { FormRefusal } from "~/domain/form";
import { useAccountT } from "~/i18n/account-texts";
import type { ZoneChoices } from "~/i18n/places";
import { useField, useFormError } from "~/i18n/use-field";
import { Choice, Choices } from "~/ui/choice";
import { DrawnFor } from "~/ui/drawn-for";
import { IntentButton } from "~/ui/intent-button";
import { Notice } from "~/ui/notice";
import { SelectField } from "~/ui/select-field";
import { LanguageField } from "./language-field";
import { PersonFields } from "./person-fields";
import { ZoneField } from "./zone-field";

type ProfileFormProps = {
  profile: {
    name: string;
    reading: string | null;
    locale: string;
    timeZone: string;
    enterSends: boolean;
    theme: Theme;
  };
  zones: ZoneChoices;
  refusal?: FormRefusal;
  saved: boolean;
};

export function ProfileForm({ profile, zones, refusal, saved }: ProfileFormProps) {
  const t = useAccountT();
  const field = useField(refusal);
  const error = useFormError(refusal);
  const enterKey = refusal?.typed.enterSends ?? (profile.enterSends ? "enter" : "controlEnter");
  return (
    <Form method="post" noValidate className="grid gap-5">
      <DrawnFor />
      {error && <Notice tone="refusal">{error}</Notice>}
      {saved && <Notice tone="done">{t("account:settings.saved")}</Notice>}
      <PersonFields field={field} name={profile.name} reading={profile.reading} />
      <div className="grid gap-5 sm:grid-cols-2">
        <LanguageField {...field("locale", profile.locale)} label={t("account:field.language")} />
        <ZoneField {...field("timeZone", profile.timeZone)} label={t("account:field.timeZone")} zones={zones} />
      </div>
      <Choices label={t("account:settings.enter")} description={t("account:settings.touch")}>
        <Choice
          type="radio"
          name="enterSends"
          value="enter"
          defaultChecked={enterKey === "enter"}
          label={t("account:settings.enterSends")}
          description={t("account:settings.enterSendsHint")}
        />
        <Choice
          type="radio"
          name="enterSends"
          value="controlEnter"
          defaultChecked={enterKey === "controlEnter"}
          label={t("account:settings.controlSends")}
          description={t("account:settings.controlSendsHint")}
        />
      </Choices>
      <SelectField {...field("theme", profile.theme)} label={t("account:theme.label")}>
        {themes.map((theme) => (
          <option key={theme} value={theme}>
            {t(`account:theme.${theme}`)}
          </option>
        ))}
      </SelectField>
      <IntentButton tone="primary" intent="profile">
        {t("action.save")}
      </IntentButton>
    </Form>
  );
}
