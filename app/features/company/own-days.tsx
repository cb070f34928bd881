import { Form } from "@remix-run/react";
import { useId } from "react";
import type { FormRefusal } from "~/domain/form";
import { type OwnDay, readOwnDays } from "~/domain/working-time";
import { useFormat } from "~/i18n/reader";
import { useField, useFormError } from "~/i18n/use-field";
import { useT } from "~/i18n/use-language";
import { AskingForm } from "~/ui/asking-form";
import { DrawnFor } from "~/ui/drawn-for";
import { IntentButton } from "~/ui/intent-button";
import { Notice } from "~/ui/notice";
import { Row, Rows } from "~/ui/rows";
import { TextBox } from "~/ui/text-box";

type OwnDaysProps = { days: OwnDay[]; refusal: FormRefusal | undefined };

/** The company's own days off, and a field for one or a whole pasted list of them. */
export function OwnDays({ days, refusal }: OwnDaysProps) {
  const t = useT();
  const format = useFormat();
  const field = useField(refusal);
  const error = useFormError(refusal);
  const hintId = useId();
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
        <input type="hidden" name="intent" value="addDays" />
        <div className="grid gap-1.5">
          <p aria-hidden="true" className="text-sm font-medium">
            {t("calendar:ownDays.lines")}
          </p>
          <TextBox
            {...lines}
            label={t("calendar:ownDays.lines")}
            enterSends={false}
            invalid={refused !== undefined}
            describedBy={hintId}
          />
          <div id={hintId} className="grid gap-1.5 text-sm text-soft">
            {refused && <p className="text-danger">{badLine(refusal, t) ?? refused}</p>}
            <p>{t("calendar:ownDays.linesHint")}</p>
          </div>
        </div>
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
