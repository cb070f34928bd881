import type * as z from "zod/mini";
import { type ErrorCode, isErrorCode, type Refused } from "./result";

/** A form that was refused: which fields are at fault, and what was typed, to draw it again without JavaScript. */
export type FormRefusal = Refused & { fields: FieldErrors; typed: Record<string, string> };
export type FieldErrors = Partial<Record<string, ErrorCode>>;

/**
 * Reads a form by its schema. A field whose name ends in `Ids` is a list, any other one value.
 * The refusal names every field at fault; passwords are never among what was typed.
 */
export function readForm<S extends z.ZodMiniType>(
  schema: S,
  form: FormData,
): { ok: true; value: z.infer<S> } | FormRefusal {
  const names = [...new Set(form.keys())];
  const raw = names.map((name) => [name, name.endsWith("Ids") ? form.getAll(name) : form.get(name)]);
  const parsed = schema.safeParse(Object.fromEntries(raw));
  if (parsed.success) return { ok: true, value: parsed.data };
  const fields: FieldErrors = {};
  for (const issue of parsed.error.issues) {
    const field = String(issue.path[0] ?? "");
    fields[field] ??= isErrorCode(issue.message) ? issue.message : "invalid";
  }
  return { ok: false, code: "invalid", fields, typed: typedIn(form) };
}

/** A refusal of the use case itself, with what was typed. */
export function refusedForm(refused: Refused, form: FormData): FormRefusal {
  const fields = refused.field ? { [refused.field]: refused.code } : {};
  return { ...refused, fields, typed: typedIn(form) };
}

const secrets = ["password", "current", "next", "code"];

function typedIn(form: FormData): Record<string, string> {
  const typed: Record<string, string> = {};
  for (const [name, value] of form) {
    if (typeof value === "string" && !secrets.includes(name)) typed[name] = value.slice(0, 2000);
  }
  return typed;
}
