import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { participantForm } from "~/domain/company";
import { canAddTo, canRemoveFrom } from "~/domain/room";
import { answerInvitation } from "~/features/invitation/answer-invitation";
import { PeopleInvitations } from "~/features/invitation/people-invitations";
import { AddColleagueForm } from "~/features/participant/add-colleague-form";
import { BackToRoom } from "~/features/participant/back-to-room";
import { RoomPeople } from "~/features/participant/room-people";
import { answerForm, valueFrom } from "~/features/shell/answer-form";
import type { PageHandle } from "~/features/shell/page-handle";
import { useCompanyT } from "~/i18n/company-texts";
import { useRefusalText } from "~/i18n/use-language";
import { Notice } from "~/ui/notice";
import { Page, Section } from "~/ui/page";

export const handle: PageHandle = { title: "title.people" };

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await context.requireActor(request);
  const { roomId = "" } = params;
  const { room, people, companies } = await context.services.room.page(actor, roomId);
  const present = people.filter((person) => person.present);
  const isSide = room.parentId !== null; // people come and go by the project room alone
  const removable = present.filter((person) => !isSide && canRemoveFrom(actor, person)).map(({ id }) => id);
  const mayAdd = !isSide && canAddTo(actor, actor.organizationId);
  const addable = mayAdd ? await context.services.room.addable(actor, roomId) : null;
  const invitations = isSide ? null : await context.services.invitation.list(actor, roomId);
  const { memberId, organizationId } = actor;
  const me = { memberId, organizationId };
  return { room, present, companies, removable, addable, invitations, me, clientKey: randomUUID() };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await context.requireActor(request);
  const form = await request.formData();
  const invited = answerInvitation(context, actor, form, params.roomId);
  if (invited) return invited;
  const command = form.get("intent") === "member.remove" ? "member.remove" : "member.add";
  return answerForm(participantForm, form, async (input) => {
    valueFrom(await context.services.execute(actor, command, { ...input, roomId: params.roomId }));
    return command === "member.remove" && input.memberId === actor.memberId ? redirect("/rooms") : null;
  });
}

export { PaneTrouble as ErrorBoundary } from "~/features/shell/trouble";

export default function People() {
  const t = useCompanyT();
  const refusalText = useRefusalText();
  const { room, present, companies, removable, addable, invitations, me, clientKey } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const refusal = answer && "code" in answer ? answer : undefined;
  const { intent = "" } = refusal?.typed ?? {};
  const adding = intent === "member.add";
  const inviting = intent === "invite";
  return (
    <Page title={t("title.people")} back={<BackToRoom room={room} />}>
      {refusal && !adding && !inviting && <Notice tone="refusal">{refusalText(refusal)}</Notice>}
      <RoomPeople companies={companies} present={present} reader={me} removable={removable} clientKey={clientKey} />
      {invitations && (
        <PeopleInvitations
          companies={companies.filter(({ id }) => id !== me.organizationId)}
          invitations={invitations}
          invited={answer && "invited" in answer ? answer.invited : undefined}
          refusal={inviting ? refusal : undefined}
        />
      )}
      {addable && (
        <Section title={t("company:people.add")} lead={t("company:people.addLead")}>
          <AddColleagueForm people={addable} clientKey={clientKey} refusal={adding ? refusal : undefined} />
        </Section>
      )}
    </Page>
  );
}
