import { type ActionFunctionArgs, data, redirect } from "@remix-run/node";
import { type Refused, statusOf } from "~/domain/result";
import { answerCommand } from "~/features/room/answer-command";
import { changeTo } from "./change-paths";

/** A step that was refused, with what was typed for it. */
export type RefusedStep = { refused: Refused; command: string; input: Record<string, unknown> };

/** Takes the step that a form of the page brings, and leads back to the page with the rate that its reader had typed. */
export async function answerStep(args: ActionFunctionArgs) {
  const { roomId = "", entryId = "" } = args.params;
  const { result, command, input } = await answerCommand(args, { blankIsNone: true });
  if (result.ok) throw redirect(changeTo(roomId, entryId) + new URL(args.request.url).search);
  return data<RefusedStep>({ refused: result, command, input }, statusOf(result.code));
}
