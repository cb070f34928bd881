import { type ComponentProps, forwardRef } from "react";
import { Field, type FieldText } from "./field";

type TextFieldProps = FieldText & Omit<ComponentProps<"input">, "id" | "className" | "ref">;

/** One line of text. */
export const TextField = forwardRef<HTMLInputElement, TextFieldProps>(function TextField(
  { label, description, error, mark, ...input },
  ref,
) {
  return (
    <Field label={label} description={description} error={error} mark={mark}>
      {(wiring) => <input {...input} {...wiring} ref={ref} className="typing" />}
    </Field>
  );
});
