import { type ActionFunctionArgs, data, redirect } from "@remix-run/node";
import { statusOf } from "~/domain/result";
import { readChange, typedFrom } from "~/domain/typed-change";
import { changeTo } from "./change-paths";
import type { Unproposed } from "./proposal-screen";

/** Takes the plain form of a proposal, and leads to the change; what was typed comes back with a refusal. */
export async function answerProposal({ request, params: { roomId = "" }, context }: ActionFunctionArgs) {
  const actor = await context.requireActor(request);
  const fields = Object.fromEntries(await request.formData()) as Record<string, string>;
  const typed = typedFrom(fields);
  const read = readChange(typed, actor.locale);
  if (!read.ok) return data<Unproposed>({ refused: null, faults: read.faults, typed }, 400);
  const { content } = read;
  const revise = new URL(request.url).searchParams.get("revise");
  const { clientKey, revision } = fields;
  const prepared = fields.draftId ? { draftId: fields.draftId } : {};
  const answerBy = typed.asksImpact && typed.answerBy ? { answerBy: typed.answerBy } : {};
  const result = revise
    ? await context.services.execute(actor, "specChange.revise", {
        ...{ roomId, clientKey, content, ...prepared },
        entryId: revise,
        revision: Number(revision),
      })
    : await context.services.execute(actor, "specChange.propose", {
        ...{ roomId, clientKey, content, ...answerBy, ...prepared },
        asksImpact: typed.asksImpact,
      });
  if (result.ok) throw redirect(changeTo(roomId, result.value.refersTo ?? result.value.id));
  return data<Unproposed>({ refused: result, faults: {}, typed }, statusOf(result.code));
}
