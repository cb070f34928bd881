import type { ComponentProps, ReactNode } from "react";
import { Field, type FieldText } from "./field";
import { Icon } from "./icon";

type SelectFieldProps = FieldText & Omit<ComponentProps<"select">, "id" | "className"> & { children: ReactNode };

/** The platform's own select: best on a phone, and no script. `children` are its options. */
export function SelectField({ label, description, error, mark, children, ...select }: SelectFieldProps) {
  return (
    <Field label={label} description={description} error={error} mark={mark}>
      {(wiring) => (
        <div className="relative">
          <select {...select} {...wiring} className="typing appearance-none truncate pe-9">
            {children}
          </select>
          <Icon name="down" className="pointer-events-none absolute end-3 top-1/2 size-4 -translate-y-1/2 text-soft" />
        </div>
      )}
    </Field>
  );
}
