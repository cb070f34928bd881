import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { canManage } from "~/domain/actor";
import { disableForm, inviteForm } from "~/domain/company";
import { answerApprovers } from "~/features/company/answer-approvers";
import { answerWorkingTime } from "~/features/company/answer-working-time";
import { ApproverSection } from "~/features/company/approver-section";
import { ManagedCompany } from "~/features/company/managed-company";
import { answerRequest } from "~/features/invitation/answer-request";
import { answerForm } from "~/features/shell/answer-form";
import type { PageHandle } from "~/features/shell/page-handle";
import { useCompanyT } from "~/i18n/company-texts";
import { countryName } from "~/i18n/places";
import { Page } from "~/ui/page";

export const handle: PageHandle = { title: "title.company" };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await context.requireActor(request);
  const { member, workingTime, invitation, approver } = context.services;
  const approvers = await approver.list(actor);
  if (!canManage(actor, actor.organizationId)) return { approvers, company: null };
  const [people, hours] = await Promise.all([member.list(actor), workingTime.read(actor)]);
  const requests = await invitation.requests(actor);
  const country = countryName(actor.locale, hours.time.country);
  const me = { id: actor.memberId, role: actor.role };
  return { approvers, company: { ...people, ...hours, requests, country, me } };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await context.requireActor(request);
  const form = await request.formData();
  const { services } = context;
  const answered =
    answerWorkingTime(form, actor, services) ??
    answerApprovers(form, actor, services) ??
    answerRequest(context, actor, form);
  if (answered) return answered;
  if (form.get("intent") === "disable") {
    return answerForm(disableForm, form, async ({ memberId, disabled }) => {
      await services.member.disable(actor, memberId, disabled === "true");
      return null;
    });
  }
  return answerForm(inviteForm, form, async (newcomer) => {
    const { token } = await services.member.invite(actor, newcomer);
    return { name: newcomer.name, link: `${context.origin}/join/${token}` };
  });
}

export default function Company() {
  const t = useCompanyT();
  const { approvers, company } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const refusal = answer && "code" in answer ? answer : undefined;
  const saved = answer && "saved" in answer ? answer.saved : undefined;
  const section = (
    <ApproverSection
      approvers={approvers}
      canManage={company !== null}
      refusal={refusal?.typed.intent === "approvers" ? refusal : undefined}
      saved={saved === "approvers"}
    />
  );
  if (!company) return <Page title={t("title.company")}>{section}</Page>;
  return (
    <Page title={t("title.company")} lead={t("company:own.lead")}>
      <ManagedCompany
        company={company}
        made={answer && "link" in answer ? answer : undefined}
        refusal={refusal}
        savedHours={saved === "workingTime"}
      >
        {section}
      </ManagedCompany>
    </Page>
  );
}
