import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { companyName, otherSide } from "~/domain/actor";
import { newRoomForm } from "~/domain/company";
import { answerInvitation } from "~/features/invitation/answer-invitation";
import { InviteCompanyLink } from "~/features/invitation/invite-company-link";
import { InviteCompanyPage } from "~/features/invitation/invite-company-page";
import { ChooseCounterpart } from "~/features/participant/choose-counterpart";
import { NewRoomForm } from "~/features/participant/new-room-form";
import { NobodyYet } from "~/features/participant/nobody-yet";
import { answerForm, valueFrom } from "~/features/shell/answer-form";
import type { PageHandle } from "~/features/shell/page-handle";
import { useCompanyT } from "~/i18n/company-texts";
import { useLanguage } from "~/i18n/use-language";
import { Page } from "~/ui/page";

export const handle: PageHandle = { title: "title.newRoom" };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await context.requireActor(request);
  const { colleagues, counterparts } = await context.services.room.openable(actor);
  const chosen = new URL(request.url).searchParams.get("with");
  const invitations = chosen === "new" ? await context.services.invitation.list(actor, null) : null;
  const counterpart =
    counterparts.find(({ id }) => id === chosen) ?? (counterparts.length === 1 ? counterparts[0] : null);
  return { colleagues, counterparts, counterpart, invitations, memberId: actor.memberId, clientKey: randomUUID() };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await context.requireActor(request);
  const form = await request.formData();
  const invited = answerInvitation(context, actor, form);
  if (invited) return invited;
  return answerForm(newRoomForm, form, async ({ roomName, counterpart, side, ...rest }) => {
    const companies = [
      { id: actor.organizationId, side },
      { id: counterpart, side: otherSide(side) },
    ];
    const opened = await context.services.execute(actor, "room.open", { ...rest, name: roomName, companies });
    return redirect(`/rooms/${valueFrom(opened).roomId}`);
  });
}

export { PaneTrouble as ErrorBoundary } from "~/features/shell/trouble";

export default function NewRoom() {
  const t = useCompanyT();
  const language = useLanguage();
  const { counterparts, counterpart, invitations, ...rest } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const refusal = answer && "code" in answer ? answer : undefined;
  if (invitations) {
    const invited = answer && "invited" in answer ? answer.invited : undefined;
    return <InviteCompanyPage invitations={invitations} invited={invited} refusal={refusal} />;
  }
  if (counterparts.length === 0) return <NobodyYet />;
  const change = (
    <Link to="?" className="underline underline-offset-4">
      {t("company:newRoom.change")}
    </Link>
  );
  return (
    <Page
      title={t("title.newRoom")}
      lead={counterpart ? companyName(counterpart, language) : t("company:newRoom.lead")}
      action={counterpart && counterparts.length > 1 ? change : <InviteCompanyLink />}
    >
      {counterpart ? (
        <NewRoomForm key={counterpart.id} {...rest} counterpart={counterpart} refusal={refusal} />
      ) : (
        <ChooseCounterpart counterparts={counterparts} />
      )}
    </Page>
  );
}
