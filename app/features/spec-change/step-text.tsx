import { useId } from "react";
import { useRefusalText } from "~/i18n/use-language";
import { Icon } from "~/ui/icon";
import { TextBox } from "~/ui/text-box";
import { TextField } from "~/ui/text-field";
import type { RefusedStep } from "./answer-step";

type StepTextProps = {
  name: string;
  label: string;
  description?: string;
  unposted: RefusedStep | undefined;
  initial?: string;
  /** One line is enough. */
  line?: boolean;
};

/** Words of a step; what was typed stays when the step is refused. */
export function StepText({ name, label, description, unposted, initial = "", line }: StepTextProps) {
  const refusalText = useRefusalText();
  const id = useId();
  const typed = unposted?.input[name];
  const defaultValue = typeof typed === "string" ? typed : initial;
  const error = unposted?.refused.field === name ? refusalText(unposted.refused) : undefined;
  if (line) return <TextField name={name} label={label} defaultValue={defaultValue} error={error} />;
  return (
    <div className="grid gap-1.5">
      <span aria-hidden="true" className="text-sm font-medium">
        {label}
      </span>
      <TextBox
        name={name}
        label={label}
        defaultValue={defaultValue}
        enterSends={false}
        invalid={Boolean(error)}
        describedBy={id}
      />
      <div id={id} className="grid gap-1.5 text-sm">
        {error && (
          <p className="flex items-start gap-1.5 text-danger">
            <Icon name="warning" className="mt-0.5 size-4" />
            {error}
          </p>
        )}
        {description && <p className="text-soft">{description}</p>}
      </div>
    </div>
  );
}
