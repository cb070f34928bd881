import { effectivities } from "~/domain/spec-change-content";
import { DayField } from "~/features/meaning/day-field";
import type { Me } from "~/features/room/room-screen";
import { useChangeT } from "~/i18n/change-texts";
import { classes } from "~/ui/classes";
import { SelectField } from "~/ui/select-field";
import { TextField } from "~/ui/text-field";
import { type FieldsProps, FormSection } from "./subject-fields";

/** From when the new state counts. Without a script every field is there; what does not belong to the choice is not read. */
export function EffectivityFields({ typed, place, faultText, read, onSet, drawn, me }: FieldsProps & { me: Me }) {
  const t = useChangeT();
  const companies = new Map(place.companies.map((company) => [company.id, company]));
  const { effectivity } = typed;
  const needs = (...kinds: string[]) => classes(!kinds.includes(effectivity) && "hidden scripting-none:block");
  return (
    <FormSection title={t("change:form.effectivity")}>
      <SelectField
        key={drawn("effectivity")}
        name="effectivity"
        label={t("change:form.effectivityLabel")}
        defaultValue={effectivity}
        error={faultText("effectivity")}
      >
        <option value="">{t("field.choose")}</option>
        {effectivities.map((one) => (
          <option key={one} value={one}>
            {t(`change:effectKind.${one}`)}
          </option>
        ))}
      </SelectField>
      <div className={needs("date", "lot")}>
        <DayField
          name="day"
          label={t(effectivity === "lot" ? "change:form.lotDay" : "change:form.day")}
          value={typed.day}
          onChange={(day) => onSet({ ...read(), day })}
          company={companies.get(me.organizationId)}
          companies={companies}
          error={faultText("day")}
        />
      </div>
      <div className={classes(needs("lot", "serial"), effectivity === "lot" && "sm:col-start-2")}>
        <TextField
          key={drawn("first")}
          name="first"
          label={t(effectivity === "serial" ? "change:form.firstSerial" : "change:form.firstLot")}
          mark={effectivity === "lot" ? t("change:form.orDay") : undefined}
          defaultValue={typed.first}
          maxLength={60}
          error={faultText("first")}
          autoComplete="off"
          spellCheck={false}
        />
      </div>
    </FormSection>
  );
}
