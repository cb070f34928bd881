import { Form } from "@remix-run/react";
import type { FormRefusal } from "~/domain/form";
import type { WorkingTime } from "~/domain/working-time";
import { useField, useFormError } from "~/i18n/use-field";
import { useT } from "~/i18n/use-language";
import { Choice, Choices } from "~/ui/choice";
import { DrawnFor } from "~/ui/drawn-for";
import { IntentButton } from "~/ui/intent-button";
import { Notice } from "~/ui/notice";
import { SelectField } from "~/ui/select-field";
import { TextField } from "~/ui/text-field";

type WorkingTimeFormProps = {
  time: WorkingTime;
  /** The country's name in the reader's language. */
  country: string;
  regions: { id: string; label: string }[];
  refusal: FormRefusal | undefined;
  saved: boolean;
};

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

/** When the company works: on which weekdays, from when to when, and whether on public holidays. */
export function WorkingTimeForm({ time, country, regions, refusal, saved }: WorkingTimeFormProps) {
  const t = useT();
  const field = useField(refusal);
  const error = useFormError(refusal);
  return (
    <Form method="post" noValidate className="grid gap-5">
      <DrawnFor />
      {saved && <Notice tone="done">{t("calendar:hours.saved")}</Notice>}
      {error && <Notice tone="refusal">{error}</Notice>}
      <Choices label={t("calendar:hours.workDays")} error={field("workDayIds").error}>
        <div className="grid grid-cols-2 sm:grid-cols-4">
          {weekdays.map((day) => (
            <Choice
              key={day}
              type="checkbox"
              name="workDayIds"
              value={day}
              defaultChecked={time.workDays.includes(day)}
              label={t(`calendar:weekday.${day}`)}
            />
          ))}
        </div>
      </Choices>
      <div className="grid grid-cols-2 gap-5 sm:max-w-sm">
        <TextField {...field("opensAt", time.opensAt)} type="time" label={t("calendar:hours.opensAt")} required />
        <TextField {...field("closesAt", time.closesAt)} type="time" label={t("calendar:hours.closesAt")} required />
      </div>
      <p className="-mt-3 text-sm text-soft">{t("calendar:hours.nextDay")}</p>
      <div className="-mx-2">
        <Choice
          type="checkbox"
          name="keepsHolidays"
          defaultChecked={time.keepsHolidays}
          label={t("calendar:hours.keepsHolidays")}
          description={t("calendar:hours.keepsHolidaysHint", { country })}
        />
      </div>
      {regions.length > 0 && (
        <SelectField {...field("region", time.region ?? "")} label={t("calendar:hours.region")}>
          <option value="">{t("calendar:hours.wholeCountry")}</option>
          {regions.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </SelectField>
      )}
      <IntentButton tone="primary" intent="workingTime">
        {t("calendar:hours.save")}
      </IntentButton>
    </Form>
  );
}
