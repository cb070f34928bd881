import { type ReactNode, useId } from "react";
import type { Language } from "~/domain/language";
import { useChangeT } from "~/i18n/change-texts";
import { TextBox } from "~/ui/text-box";
import { PriorityField } from "./priority-field";
import { type FieldsProps, FormSection } from "./subject-fields";

/** Why, and what matters most. */
export function ReasonFields({ typed, faultText, read, onSet, drawn, lang }: FieldsProps & { lang: Language }) {
  const t = useChangeT();
  return (
    <FormSection title={t("change:form.why")}>
      <LongField label={t("change:form.reason")} error={faultText("reason")}>
        {(wiring) => (
          <TextBox
            key={drawn("reason")}
            name="reason"
            defaultValue={typed.reason}
            lang={lang}
            enterSends={false}
            {...wiring}
            className="[&>textarea]:min-h-20"
          />
        )}
      </LongField>
      <LongField label={t("change:form.background")} mark={t("field.optional")} error={faultText("background")}>
        {(wiring) => (
          <TextBox
            key={drawn("background")}
            name="background"
            defaultValue={typed.background}
            lang={lang}
            enterSends={false}
            {...wiring}
            className="[&>textarea]:min-h-20"
          />
        )}
      </LongField>
      <PriorityField
        key={drawn("priority")}
        value={typed.priority}
        onChange={(priority) => onSet({ ...read(), priority })}
        error={faultText("priority")}
      />
    </FormSection>
  );
}

type LongFieldProps = {
  label: string;
  mark?: string;
  error: string | undefined;
  children: (wiring: { label: string; invalid: boolean; describedBy: string | undefined }) => ReactNode;
};

/** The text box says its label only to a screen reader. */
function LongField({ label, mark, error, children }: LongFieldProps) {
  const id = useId();
  return (
    <div className="grid grid-cols-1 gap-1.5">
      <p aria-hidden="true" className="flex items-baseline justify-between gap-2 text-sm font-medium">
        {label}
        {mark && <span className="font-normal text-soft">{mark}</span>}
      </p>
      {children({ label, invalid: error !== undefined, describedBy: error ? id : undefined })}
      {error && (
        <p id={id} className="text-sm text-danger">
          {error}
        </p>
      )}
    </div>
  );
}
