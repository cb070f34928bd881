import { Form } from "@remix-run/react";
import type { FormRefusal } from "~/domain/form";
import { type OwnDay, readOwnDays } from "~/domain/working-time";
import { useFormat } from "~/i18n/reader";
import { useField, useFormError } from "~/i18n/use-field";
import { useT } from "~/i18n/use-language";
import { AskingForm } from "~/ui/asking-form";
import { DrawnFor } from "~/ui/drawn-for";
import { Field } from "~/ui/field";
import { IntentButton } from "~/ui/intent-button";
import { Notice } from "~/ui/notice";
import { Row, Rows } from "~/ui/rows";

type OwnDaysProps = { days: OwnDay[]; refusal: FormRefusal | undefined };

/** The company's own days off, and a field for one or a whole pasted list of them. */
export function OwnDays({ days, refusal }: OwnDaysProps) {
  const t = useT();
  const format = useFormat();
  const field = useField(refusal);
  const error = useFormError(refusal);
  const { error: refused, ...lines } = field("lines");
  const said = (day: string) => format.fullDay(Date.parse(`${day}T12:00:00Z`), "UTC");
  return (
    <div className="grid gap-5">
      {days.length === 0 ? (
        <p className="text-sm text-soft">{t("calendar:ownDays.none")}</p>
      ) : (
        <Rows label={t("calendar:ownDays.label")}>
          {days.map(({ day, name }) => (
            <Row
              key={day}
              title={name}
              detail={said(day)}
              trail={
                <AskingForm
                  values={{ intent: "removeDay", day }}
                  label={t("calendar:ownDays.remove")}
                  fullLabel={t("calendar:ownDays.removeDay", { day: said(day), name })}
                />
              }
            />
          ))}
        </Rows>
      )}
      <Form key={days.length} method="post" noValidate className="grid gap-3">
        <DrawnFor />
        {error && <Notice tone="refusal">{error}</Notice>}
        <Field
          label={t("calendar:ownDays.lines")}
          description={t("calendar:ownDays.linesHint")}
          error={refused && (badLine(refusal, t) ?? refused)}
        >
          {(wiring) => <textarea {...lines} {...wiring} rows={3} className="typing" />}
        </Field>
        <IntentButton intent="addDays">{t("calendar:ownDays.add")}</IntentButton>
      </Form>
    </div>
  );
}

/** Which line it was; what was typed came back with the refusal. */
function badLine(refusal: FormRefusal | undefined, t: ReturnType<typeof useT>): string | undefined {
  if (refusal?.fields.lines !== "invalid") return undefined;
  const read = readOwnDays(refusal.typed.lines ?? "");
  return "badLine" in read ? t("calendar:ownDays.badLine", { line: read.badLine }) : undefined;
}
