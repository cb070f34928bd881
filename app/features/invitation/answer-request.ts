import type { AppLoadContext } from "@remix-run/node";
import type { Actor } from "~/domain/actor";
import { invitationIdForm } from "~/domain/invitation";
import { answerForm } from "~/features/shell/answer-form";

/** What a manager decides about somebody who was invited; undefined for the page's other forms. */
export function answerRequest(context: AppLoadContext, actor: Actor, form: FormData) {
  const intent = form.get("intent");
  if (intent !== "accept" && intent !== "decline") return undefined;
  const { accept, decline } = context.services.invitation;
  return answerForm(invitationIdForm, form, async ({ invitationId }) => {
    await (intent === "accept" ? accept : decline)(actor, invitationId);
    return null;
  });
}
