import type { ActionFunctionArgs } from "@remix-run/node";
import type { Entry } from "~/domain/entry";
import { type Result, refused } from "~/domain/result";

type Fields = Record<string, FormDataEntryValue>;

/**
 * Runs the command that a form brings, in the room of the address: a plain form by its fields, a script's as JSON in `input`. `actorId`, if the form has it, is who it was drawn for:
 * a form of A must not go on in the name of B, who signed in later on a shared device.
 */
export async function answerCommand({
  request,
  params: { roomId },
  context,
}: ActionFunctionArgs): Promise<{ result: Result<Entry>; input: Record<string, unknown> }> {
  const actor = await context.requireActor(request);
  const {
    command,
    actorId = actor.memberId,
    input: whole,
    ...fields
  }: Fields = Object.fromEntries(await request.formData());
  const input = whole === undefined ? fields : parsed(whole);
  if (actorId !== actor.memberId) return { result: refused("signedOut"), input };
  return { result: await context.services.execute(actor, command, { ...input, roomId }), input };
}

/** Anything that is no object has no fields; the command's schema says what is missing. */
function parsed(json: FormDataEntryValue): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(String(json));
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
