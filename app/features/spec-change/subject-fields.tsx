import { type ReactNode, useId } from "react";
import type { ChangeForm } from "~/domain/change-form";
import { samePart } from "~/domain/file";
import { changeClasses } from "~/domain/spec-change-content";
import type { TypedChange } from "~/domain/typed-change";
import { useChangeT } from "~/i18n/change-texts";
import { SelectField } from "~/ui/select-field";
import { TextField } from "~/ui/text-field";
import type { FaultText } from "./use-fault-text";

export type FieldsProps = {
  typed: TypedChange;
  place: Omit<ChangeForm, "revised">;
  faultText: FaultText;
  read: () => TypedChange;
  onSet: (typed: TypedChange) => void;
  /** A key for each field, which changes when a colleague wrote into it. */
  drawn: (name: string) => string;
};

/** What is to change: a title, the part, its drawing and the kind of change. */
export function SubjectFields({ typed, place, faultText, read, onSet, drawn }: FieldsProps) {
  const t = useChangeT();
  const parts = useId();
  const of = place.drawings.filter(({ part }) => samePart(part, typed.part.trim()));
  const others = place.drawings.filter((drawing) => !of.includes(drawing));
  const current = of.find(({ revision }) => revision !== null)?.revision;
  return (
    <FormSection title={t("change:form.subject")}>
      <div className="sm:col-span-2">
        <TextField
          key={drawn("title")}
          name="title"
          label={t("change:form.name")}
          placeholder={t("change:form.nameExample")}
          defaultValue={typed.title}
          maxLength={120}
          error={faultText("title")}
          autoComplete="off"
        />
      </div>
      <TextField
        key={drawn("part")}
        name="part"
        label={t("change:form.part")}
        defaultValue={typed.part}
        list={parts}
        maxLength={60}
        error={faultText("part")}
        autoComplete="off"
        spellCheck={false}
      />
      <datalist id={parts}>
        {place.parts.map((part) => (
          <option key={part} value={part} />
        ))}
      </datalist>
      <SelectField
        key={drawn("class")}
        name="class"
        label={t("change:form.class")}
        defaultValue={typed.class}
        error={faultText("class")}
      >
        <option value="">{t("field.choose")}</option>
        {changeClasses.map((one) => (
          <option key={one} value={one}>
            {t(`change:class.${one}`)}
          </option>
        ))}
      </SelectField>
      <div className="grid grid-cols-2 items-start gap-3">
        <TextField
          key={drawn("drawingFrom")}
          name="drawingFrom"
          label={t("change:form.from")}
          mark={t("field.optional")}
          defaultValue={typed.drawingFrom}
          description={
            current && !typed.drawingFrom ? t("change:form.currentRevision", { revision: current }) : undefined
          }
          maxLength={60}
          error={faultText("drawingFrom")}
          autoComplete="off"
          spellCheck={false}
        />
        <TextField
          key={drawn("drawingTo")}
          name="drawingTo"
          label={t("change:form.to")}
          mark={t("field.optional")}
          defaultValue={typed.drawingTo}
          maxLength={60}
          error={faultText("drawingTo")}
          autoComplete="off"
          spellCheck={false}
        />
      </div>
      <SelectField
        name="fileId"
        label={t("change:form.drawing")}
        mark={t("field.optional")}
        value={typed.fileId}
        onChange={({ target }) => onSet({ ...read(), fileId: target.value })}
        error={faultText("fileId")}
        disabled={place.drawings.length === 0}
        description={place.drawings.length === 0 ? t("change:form.noDrawing") : undefined}
      >
        <option value="">{t("change:form.anyDrawing")}</option>
        {[...of, ...others].map(({ id, name, part, revision }) => (
          <option key={id} value={id}>
            {[part, revision && t("change:form.revision", { revision }), name].filter(Boolean).join(" · ")}
          </option>
        ))}
      </SelectField>
    </FormSection>
  );
}

/** A part of a long form: its fields in two columns where there is room. */
export function FormSection({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  return (
    <section className="grid gap-4 border-t border-line pt-6">
      <div className="grid gap-1">
        <h2 className="text-lg font-semibold">{title}</h2>
        {lead && <p className="max-w-prose text-sm text-soft">{lead}</p>}
      </div>
      <div className="grid max-w-3xl grid-cols-1 items-start gap-x-4 gap-y-5 sm:grid-cols-2">{children}</div>
    </section>
  );
}
