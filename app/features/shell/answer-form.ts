import { data, redirectDocument } from "@remix-run/node";
import type * as z from "zod/mini";
import { type FormRefusal, readForm, refusedForm } from "~/domain/form";
import { Refusal, type Result, settle, statusOf } from "~/domain/result";

/**
 * What an action does with a form: reads it by its schema and runs the use case. A refusal goes back with its status and
 * with what was typed, so that the page draws it again; anything else is the use case's own answer, such as a redirect.
 */
export async function answerForm<S extends z.ZodMiniType, A>(
  schema: S,
  form: FormData,
  work: (input: z.infer<S>) => Promise<A>,
) {
  const read = readForm(schema, form);
  if (!read.ok) return refuse(read);
  const done = await settle(work(read.value));
  return done.ok ? done.value : refuse(refusedForm(done, form));
}

/** A result's value; a refusal is thrown on for `answerForm`. */
export function valueFrom<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Refusal(result.code, result);
}

function refuse(refusal: FormRefusal) {
  return data(refusal, { status: statusOf(refusal.code) });
}

/** Goes on with a whole new page, so that nothing of the one before stays in memory; `from` brings the cookies. */
export function leaveTo(path: string, from?: Headers) {
  const headers = new Headers();
  for (const cookie of from?.getSetCookie() ?? []) headers.append("set-cookie", cookie);
  return redirectDocument(path, { headers });
}
