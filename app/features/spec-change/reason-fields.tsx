import type { Language } from "~/domain/language";
import { useChangeT } from "~/i18n/change-texts";
import { TextBoxField } from "~/ui/text-box-field";
import { PriorityField } from "./priority-field";
import { type FieldsProps, FormSection } from "./subject-fields";

/** Why, and what matters most. */
export function ReasonFields({ typed, faultText, read, onSet, drawn, lang }: FieldsProps & { lang: Language }) {
  const t = useChangeT();
  return (
    <FormSection title={t("change:form.why")}>
      <TextBoxField
        key={drawn("reason")}
        name="reason"
        label={t("change:form.reason")}
        defaultValue={typed.reason}
        error={faultText("reason")}
        lang={lang}
        className="[&>textarea]:min-h-20"
      />
      <TextBoxField
        key={drawn("background")}
        name="background"
        label={t("change:form.background")}
        mark={t("field.optional")}
        defaultValue={typed.background}
        error={faultText("background")}
        lang={lang}
        className="[&>textarea]:min-h-20"
      />
      <PriorityField
        key={drawn("priority")}
        value={typed.priority}
        onChange={(priority) => onSet({ ...read(), priority })}
        error={faultText("priority")}
      />
    </FormSection>
  );
}
