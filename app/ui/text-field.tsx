import type { ComponentProps } from "react";
import { Field, type FieldText } from "./field";

type TextFieldProps = FieldText & Omit<ComponentProps<"input">, "id" | "className">;

/** One line of text. */
export function TextField({ label, description, error, mark, ...input }: TextFieldProps) {
  return (
    <Field label={label} description={description} error={error} mark={mark}>
      {(wiring) => <input {...input} {...wiring} className="typing" />}
    </Field>
  );
}
