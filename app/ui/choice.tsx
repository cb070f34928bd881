import { type ComponentProps, type ReactNode, useId } from "react";

type ChoiceProps = Omit<ComponentProps<"input">, "className" | "id" | "type"> & {
  type: "checkbox" | "radio";
  label: ReactNode;
  description?: ReactNode;
};

/** A checkbox or a radio button; the whole line can be pressed. */
export function Choice({ label, description, ...input }: ChoiceProps) {
  const id = useId();
  return (
    <label className="flex min-h-control items-start gap-3 rounded-md px-2 py-1.5 hover:bg-hover has-[:disabled]:text-soft">
      <span className="grid h-6 place-items-center">
        <input {...input} aria-describedby={description ? id : undefined} className="size-4.5 accent-accent" />
      </span>
      <span className="min-w-0 flex-1">
        {label}
        {description && (
          <span id={id} className="block text-sm text-soft">
            {description}
          </span>
        )}
      </span>
    </label>
  );
}

type ChoicesProps = { label: string; description?: string; error?: string | undefined; children: ReactNode };

/** Choices that belong together, under their question. */
export function Choices({ label, description, error, children }: ChoicesProps) {
  const id = useId();
  return (
    <fieldset className="grid gap-1" aria-describedby={description || error ? id : undefined}>
      <legend className="mb-1 text-sm font-medium">{label}</legend>
      <div className="-mx-2 grid">{children}</div>
      {(error ?? description) && (
        <p id={id} className={error ? "text-sm text-danger" : "text-sm text-soft"}>
          {error ?? description}
        </p>
      )}
    </fieldset>
  );
}
