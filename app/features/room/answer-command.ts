import type { ActionFunctionArgs } from "@remix-run/node";
import type { Actor } from "~/domain/actor";
import type { Entry } from "~/domain/entry";
import { type Result, refused, settle } from "~/domain/result";

/** `blankIsNone`: a field of a plain form that was left empty is not there. */
type Reading = { blankIsNone?: boolean };
type Answer = { result: Result<Entry>; input: Record<string, unknown> };
type Answered = Answer & { command: string };

/**
 * Runs the command that a form brings, in the room of the address: a plain form by its fields and files, a script's as JSON in
 * `input`. `actorId`, if the form has it, is who it was drawn for: a form of A must not go on in the name of B, who signed in
 * later on a shared device.
 */
export async function answerCommand(args: ActionFunctionArgs, how: Reading = {}): Promise<Answered> {
  const { request, context } = args;
  const actor = await context.requireActor(request);
  const form = await context.readForm(request, actor, args.params.roomId ?? "");
  try {
    const answered = await answer(actor, args, how.blankIsNone ? withoutBlanks(form) : form);
    return { ...answered, command: form.fields.command ?? "" };
  } finally {
    await form.remove();
  }
}

type Form = Awaited<ReturnType<ActionFunctionArgs["context"]["readForm"]>>;

function withoutBlanks(form: Form): Form {
  return { ...form, fields: Object.fromEntries(Object.entries(form.fields).filter(([, typed]) => typed !== "")) };
}

async function answer(
  actor: Actor,
  { params: { roomId = "" }, context: { services } }: ActionFunctionArgs,
  { fields, files, tooLarge }: Form,
): Promise<Answer> {
  const { command, actorId = actor.memberId, input: whole, ...typed } = fields;
  const input = whole === undefined ? typed : parsed(whole);
  if (actorId !== actor.memberId) return { result: refused("signedOut"), input };
  if (tooLarge) return { result: refused("fileTooLarge", { field: "files" }), input };
  if (files.length === 0) return { result: await services.execute(actor, command, { ...input, roomId }), input };
  const brought = await settle(services.upload.bring(actor, { roomId, clientKey: String(input.clientKey), files }));
  if (!brought.ok) return { result: brought, input };
  const named = brought.value.map((id) => ({ id }));
  return { result: await services.execute(actor, command, { ...input, roomId, files: named }), input };
}

/** Anything that is no object has no fields; the command's schema says what is missing. */
function parsed(json: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
