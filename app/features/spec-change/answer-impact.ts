import { type ActionFunctionArgs, data, redirect } from "@remix-run/node";
import { type Refused, statusOf } from "~/domain/result";
import { currentContent } from "~/domain/spec-change";
import { type ImpactFaults, readImpact, type TypedImpact, withAlternative } from "~/domain/typed-impact";
import { changeTo } from "./change-paths";

/** A sheet that was not taken: what was typed comes back with what is at fault. */
export type RefusedImpact = { refused: Refused | null; faults: ImpactFaults; typed: TypedImpact };

/** Takes the plain form of an impact sheet, and leads back to the change. */
export async function answerImpact({ request, params: { roomId = "", entryId = "" }, context }: ActionFunctionArgs) {
  const actor = await context.requireActor(request);
  const form = await context.readForm(request, actor, roomId);
  await form.remove();
  const { add, clientKey, revision, drawnFor: _, ...typed } = form.fields;
  // Without a script the button brings the form back with a place for one more.
  if (add) return data<RefusedImpact>({ refused: null, faults: {}, typed: withAlternative(typed) });
  const { change } = await context.services.specChange.page(actor, { roomId, entryId });
  const { sheet, faults } = readImpact(typed, currentContent(change) ?? { characteristics: [] }, actor.locale);
  if (Object.keys(faults).length > 0) return data<RefusedImpact>({ refused: null, faults, typed }, 400);
  const answer = { roomId, entryId, clientKey, revision: Number(revision), sheet };
  const result = await context.services.execute(actor, "specChange.answerImpact", answer);
  if (result.ok) throw redirect(changeTo(roomId, entryId));
  return data<RefusedImpact>({ refused: result, faults: {}, typed }, statusOf(result.code));
}
