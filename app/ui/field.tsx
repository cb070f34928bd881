import { type ReactNode, useId } from "react";
import { Icon } from "./icon";

export type FieldText = {
  label: string;
  /** What helps to fill it in. */
  description?: ReactNode;
  /** Why it was refused, as a sentence. */
  error?: string | undefined;
  /** A word after the label, such as "optional". */
  mark?: string;
};

type Wiring = { id: string; "aria-describedby": string | undefined; "aria-invalid": true | undefined };

/** Label, control, description and error, tied together for a screen reader. The control is what `children` draws. */
export function Field({
  label,
  description,
  error,
  mark,
  children,
}: FieldText & { children: (wiring: Wiring) => ReactNode }) {
  const id = useId();
  const described = [description && `${id}-description`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div className="grid grid-cols-1 content-start gap-1.5">
      <label htmlFor={id} className="flex items-baseline justify-between gap-2 text-sm font-medium">
        {label}
        {mark && <span className="font-normal text-soft">{mark}</span>}
      </label>
      {children({ id, "aria-describedby": described || undefined, "aria-invalid": error ? true : undefined })}
      <FieldWords id={id} description={description} error={error} />
    </div>
  );
}

/** What stands below a control: why it was refused, and what helps to fill it in. */
export function FieldWords({ id, description, error }: Pick<FieldText, "description" | "error"> & { id?: string }) {
  return (
    <>
      {error && (
        <p id={id && `${id}-error`} className="flex items-start gap-1.5 text-sm text-danger">
          <Icon name="warning" className="mt-0.5 size-4" />
          {error}
        </p>
      )}
      {description && (
        <p id={id && `${id}-description`} className="text-sm text-soft">
          {description}
        </p>
      )}
    </>
  );
}
