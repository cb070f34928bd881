import { useRefusalText } from "~/i18n/use-language";
import { TextBoxField } from "~/ui/text-box-field";
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
  const typed = unposted?.input[name];
  const defaultValue = typeof typed === "string" ? typed : initial;
  const error = unposted?.refused.field === name ? refusalText(unposted.refused) : undefined;
  const words = { name, label, defaultValue, error };
  return line ? <TextField {...words} /> : <TextBoxField {...words} description={description} />;
}
