import { useId } from "react";
import { type FieldText, FieldWords } from "./field";
import { TextBox } from "./text-box";

type TextBoxFieldProps = FieldText & {
  name: string;
  defaultValue: string;
  /** What the writer writes in. */
  lang?: string;
  className?: string;
};

/** A few lines in a form that has more to say than them: Enter breaks the line. The box tells its label itself. */
export function TextBoxField({ label, description, error, mark, ...box }: TextBoxFieldProps) {
  const id = useId();
  return (
    <div className="grid grid-cols-1 content-start gap-1.5">
      <span aria-hidden="true" className="flex items-baseline justify-between gap-2 text-sm font-medium">
        {label}
        {mark && <span className="font-normal text-soft">{mark}</span>}
      </span>
      <TextBox {...box} label={label} enterSends={false} invalid={Boolean(error)} describedBy={id} />
      <div id={id} className="grid gap-1.5 empty:hidden">
        <FieldWords description={description} error={error} />
      </div>
    </div>
  );
}
