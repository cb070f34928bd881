import type { AppLoadContext } from "@remix-run/node";
import type { Actor } from "~/domain/actor";
import { invitationForm, invitationIdForm, newCompanyInvitationForm } from "~/domain/invitation";
import { answerForm } from "~/features/shell/answer-form";

/** What a page with invitations does with its forms; undefined for the page's other forms. `roomId`: of the page, if it has one. */
export function answerInvitation(context: AppLoadContext, actor: Actor, form: FormData, roomId?: string) {
  const { invitation } = context.services;
  switch (form.get("intent")) {
    case "invite":
      return answerForm(invitationForm, form, async (guest) => {
        await invitation.person(actor, { ...guest, roomId: roomId ?? "" });
        return { invited: guest.email };
      });
    case "inviteCompany":
      return answerForm(newCompanyInvitationForm, form, async (guest) => {
        await invitation.company(actor, guest);
        return { invited: guest.email };
      });
    case "withdraw":
      return answerForm(invitationIdForm, form, async ({ invitationId }) => {
        await invitation.withdraw(actor, invitationId);
        return null;
      });
    default:
      return undefined;
  }
}
