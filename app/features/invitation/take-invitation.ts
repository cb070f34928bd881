import type { AppLoadContext } from "@remix-run/node";
import { joinForm } from "~/domain/account";
import { founderForm } from "~/domain/company";
import { invitationEntryForm } from "~/domain/invitation";
import { answerForm, leaveTo } from "~/features/shell/answer-form";

/** What the page of an invitation does with its form: join a company, found one, or come in with an account that is there. */
export async function takeInvitation(context: AppLoadContext, request: Request, token: string) {
  const { invitation, session } = context.services;
  const form = await request.formData();
  if (form.get("intent") === "found") {
    return answerForm(founderForm, form, async (founder) => {
      const { email, roomId } = await invitation.found(token, founder);
      return leaveTo(`/rooms/${roomId}`, await session.signIn({ email, password: founder.password }, context.caller));
    });
  }
  if (form.get("intent") === "join") {
    return answerForm(joinForm, form, async (person) => {
      const { email } = await invitation.join(token, person);
      return leaveTo("/waiting", await session.signIn({ email, password: person.password }, context.caller));
    });
  }
  return answerForm(invitationEntryForm, form, async () => {
    const actor = (await context.waitingActor()) ?? (await context.requireActor(request));
    const roomId = await invitation.enter(actor, token);
    return roomId ? leaveTo(`/rooms/${roomId}`) : { asked: true };
  });
}
