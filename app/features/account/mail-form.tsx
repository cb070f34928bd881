import { Form } from "@remix-run/react";
import type { FormRefusal } from "~/domain/form";
import { type MailWishes, rhythms } from "~/domain/mail-rhythm";
import { useAccountT } from "~/i18n/account-texts";
import { useField, useFormError } from "~/i18n/use-field";
import { Choice, Choices } from "~/ui/choice";
import { DrawnFor } from "~/ui/drawn-for";
import { IntentButton } from "~/ui/intent-button";
import { Notice } from "~/ui/notice";
import { SelectField } from "~/ui/select-field";
import { TextField } from "~/ui/text-field";

type MailFormProps = { wishes: Omit<MailWishes, "timeZone">; refusal?: FormRefusal; saved: boolean };

const hours = Array.from({ length: 24 }, (_, hour) => String(hour));

/** When mail about the rooms comes, and when it never does. */
export function MailForm({ wishes, refusal, saved }: MailFormProps) {
  const t = useAccountT();
  const field = useField(refusal);
  const error = useFormError(refusal);
  const chosen = refusal?.typed.mailRhythm ?? wishes.mailRhythm;
  return (
    <Form method="post" noValidate className="grid gap-5">
      <DrawnFor />
      {error && <Notice tone="refusal">{error}</Notice>}
      {saved && <Notice tone="done">{t("account:settings.saved")}</Notice>}
      <Choices label={t("account:mail.rhythm")}>
        {rhythms.map((rhythm) => (
          <Choice
            key={rhythm}
            type="radio"
            name="mailRhythm"
            value={rhythm}
            defaultChecked={rhythm === chosen}
            label={t(`account:mail.${rhythm}`)}
          />
        ))}
      </Choices>
      <div className="grid gap-5 sm:grid-cols-3">
        <SelectField {...field("mailHour", String(wishes.mailHour))} label={t("account:mail.hour")}>
          {hours.map((hour) => (
            <option key={hour} value={hour}>
              {hour.padStart(2, "0")}:00
            </option>
          ))}
        </SelectField>
        <TextField type="time" {...field("quietFrom", wishes.quietFrom ?? "")} label={t("account:mail.quietFrom")} />
        <TextField type="time" {...field("quietTo", wishes.quietTo ?? "")} label={t("account:mail.quietTo")} />
      </div>
      <IntentButton tone="primary" intent="mail">
        {t("action.save")}
      </IntentButton>
    </Form>
  );
}
