import { useEffect } from "react";
import type { FormRefusal } from "~/domain/form";
import { useRefusalText } from "./use-language";

/**
 * What a form's fields show after a refusal: the error as a sentence, and what was typed. Spread into a field.
 * The first one at fault gets the focus.
 */
export function useField(refusal: FormRefusal | undefined) {
  const refusalText = useRefusalText();
  useEffect(() => {
    if (refusal) document.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [refusal]);
  return (name: string, initial = "") => {
    const code = refusal?.fields[name];
    return { name, defaultValue: refusal?.typed[name] ?? initial, error: code && refusalText({ code }) };
  };
}

/** A refusal that no field explains. */
export function useFormError(refusal: FormRefusal | undefined): string | undefined {
  const refusalText = useRefusalText();
  return refusal && Object.keys(refusal.fields).length === 0 ? refusalText(refusal) : undefined;
}
