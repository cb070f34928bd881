import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { participantForm } from "~/domain/company";
import { canAddTo, canRemoveFrom } from "~/domain/room";
import { AddColleagueForm } from "~/features/participant/add-colleague-form";
import { PeopleOfCompany } from "~/features/participant/people-of-company";
import { answerForm, valueFrom } from "~/features/shell/answer-form";
import type { PageHandle } from "~/features/shell/page-handle";
import { useRefusalText, useT } from "~/i18n/use-language";
import { Icon } from "~/ui/icon";
import { Notice } from "~/ui/notice";
import { Page, Section } from "~/ui/page";

export const handle: PageHandle = { title: "company:people.title" };

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await context.requireActor(request);
  const { roomId = "" } = params;
  const { room, people, companies } = await context.services.room.page(actor, roomId);
  const present = people.filter((person) => person.present);
  const isSide = room.parentId !== null; // people come and go by the project room alone
  const removable = present.filter((person) => !isSide && canRemoveFrom(actor, person)).map(({ id }) => id);
  const mayAdd = !isSide && canAddTo(actor, actor.organizationId);
  const addable = mayAdd ? await context.services.room.addable(actor, roomId) : null;
  const { memberId, organizationId } = actor;
  return { room, present, companies, removable, addable, me: { memberId, organizationId }, clientKey: randomUUID() };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await context.requireActor(request);
  const form = await request.formData();
  const command = form.get("intent") === "member.remove" ? "member.remove" : "member.add";
  return answerForm(participantForm, form, async (input) => {
    valueFrom(await context.services.execute(actor, command, { ...input, roomId: params.roomId }));
    return command === "member.remove" && input.memberId === actor.memberId ? redirect("/rooms") : null;
  });
}

export { PaneTrouble as ErrorBoundary } from "~/features/shell/trouble";

export default function People() {
  const t = useT();
  const refusalText = useRefusalText();
  const { room, present, companies, removable, addable, me, clientKey } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  const adding = refusal?.typed.intent === "member.add";
  const back = (
    <Link
      to={`/rooms/${room.id}`}
      className="-ms-1 flex min-h-target items-center gap-1 text-sm text-soft hover:text-ink"
    >
      <Icon name="back" className="size-4" />
      {room.name}
    </Link>
  );
  return (
    <Page title={t("company:people.title")} back={back}>
      {refusal && !adding && <Notice tone="refusal">{refusalText(refusal)}</Notice>}
      {ownFirst(companies, me.organizationId).map((company) => (
        <PeopleOfCompany
          key={company.id}
          company={company}
          people={present.filter(({ organizationId }) => organizationId === company.id)}
          reader={me}
          mayRemove={({ id }) => removable.includes(id)}
          clientKey={clientKey}
        />
      ))}
      {addable && (
        <Section title={t("company:people.add")} lead={t("company:people.addLead")}>
          <AddColleagueForm people={addable} clientKey={clientKey} refusal={adding ? refusal : undefined} />
        </Section>
      )}
    </Page>
  );
}

function ownFirst<C extends { id: string }>(companies: C[], ownId: string): C[] {
  return [...companies].sort((a, b) => Number(b.id === ownId) - Number(a.id === ownId));
}
