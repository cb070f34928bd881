import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { disableForm, inviteForm } from "~/domain/company";
import { answerWorkingTime } from "~/features/company/answer-working-time";
import { InviteForm } from "~/features/company/invite-form";
import { LinkList } from "~/features/company/link-list";
import { LinkReady } from "~/features/company/link-ready";
import { MemberList } from "~/features/company/member-list";
import { WorkingTimeSection } from "~/features/company/working-time-section";
import { answerRequest } from "~/features/invitation/answer-request";
import { RequestSection } from "~/features/invitation/request-section";
import { answerForm } from "~/features/shell/answer-form";
import type { PageHandle } from "~/features/shell/page-handle";
import { useCompanyT } from "~/i18n/company-texts";
import { countryName } from "~/i18n/places";
import { useRefusalText } from "~/i18n/use-language";
import { Notice } from "~/ui/notice";
import { Page, Section } from "~/ui/page";

export const handle: PageHandle = { title: "title.company" };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await context.requireActor(request);
  const { member, workingTime, invitation } = context.services;
  const [people, hours] = await Promise.all([member.list(actor), workingTime.read(actor)]);
  const requests = await invitation.requests(actor);
  const country = countryName(actor.locale, hours.time.country);
  return { ...people, ...hours, requests, country, me: { id: actor.memberId, role: actor.role } };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await context.requireActor(request);
  const form = await request.formData();
  const { member } = context.services;
  const answered = answerWorkingTime(form, actor, context.services) ?? answerRequest(context, actor, form);
  if (answered) return answered;
  if (form.get("intent") === "disable") {
    return answerForm(disableForm, form, async ({ memberId, disabled }) => {
      await member.disable(actor, memberId, disabled === "true");
      return null;
    });
  }
  return answerForm(inviteForm, form, async (newcomer) => {
    const { token } = await member.invite(actor, newcomer);
    return { name: newcomer.name, link: `${context.origin}/join/${token}` };
  });
}

export default function Company() {
  const t = useCompanyT();
  const refusalText = useRefusalText();
  const { members, links, requests, me, ...hours } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const made = answer && "link" in answer ? answer : undefined;
  const refusal = answer && "code" in answer ? answer : undefined;
  const disabling = refusal?.typed.intent === "disable";
  return (
    <Page title={t("title.company")} lead={t("company:own.lead")}>
      {disabling && <Notice tone="refusal">{refusalText(refusal)}</Notice>}
      <RequestSection requests={requests} refusal={refusal} />
      <MemberList members={members} me={me} />
      <Section title={t("company:invite.title")} lead={t("company:invite.lead")}>
        {made && <LinkReady {...made} relation="colleague" />}
        <InviteForm key={made?.link} refusal={refusal?.typed.intent === "invite" ? refusal : undefined} />
      </Section>
      {links.length > 0 && (
        <Section title={t("company:own.links")} lead={t("company:own.linksLead")}>
          <LinkList links={links} />
        </Section>
      )}
      <WorkingTimeSection
        {...hours}
        refusal={refusal}
        saved={answer !== undefined && answer !== null && "saved" in answer}
      />
    </Page>
  );
}
