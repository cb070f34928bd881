import { randomUUID } from "node:crypto";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { companyForm, firstRoomForm } from "~/domain/company";
import { CompanyForm } from "~/features/company/company-form";
import { CompanyList } from "~/features/company/company-list";
import { FirstRoomForm } from "~/features/company/first-room-form";
import { LinkReady } from "~/features/company/link-ready";
import { openFirstRoom } from "~/features/company/open-first-room";
import { answerForm } from "~/features/shell/answer-form";
import type { PageHandle } from "~/features/shell/page-handle";
import { useCompanyT } from "~/i18n/company-texts";
import { countryChoices, zoneChoices } from "~/i18n/places";
import { Notice } from "~/ui/notice";
import { Page, Section } from "~/ui/page";

export const handle: PageHandle = { title: "title.portal" };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await context.requireActor(request);
  const companies = await context.services.company.list(actor);
  const places = { countries: countryChoices(actor.locale), zones: zoneChoices(actor.locale) };
  return { companies, ...places, clientKey: randomUUID() };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await context.requireActor(request);
  const form = await request.formData();
  if (form.get("intent") === "room") {
    return answerForm(firstRoomForm, form, async (room) => {
      await openFirstRoom(context.services, actor, room);
      return { opened: room.clientKey };
    });
  }
  return answerForm(companyForm, form, async ({ managerName: name, managerEmail: email, ...company }) => {
    const { token } = await context.services.company.create(actor, { ...company, manager: { name, email } });
    return { name, link: `${context.origin}/join/${token}` };
  });
}

export default function Admin() {
  const t = useCompanyT();
  const { companies, countries, zones, clientKey } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const made = answer && "link" in answer ? answer : undefined;
  const opened = answer && "opened" in answer ? answer.opened : undefined;
  const refusal = answer && "code" in answer ? answer : undefined;
  const forRoom = refusal?.typed.intent === "room";
  const manned = companies.filter(({ managers }) => managers.length > 0);
  return (
    <Page title={t("title.portal")} lead={t("company:admin.lead")}>
      <CompanyList companies={companies} countryNames={new Map(countries.map(({ id, label }) => [id, label]))} />
      <Section title={t("company:admin.firstRoom")} lead={t("company:admin.firstRoomLead")}>
        {opened && <Notice tone="done">{t("company:admin.opened")}</Notice>}
        {manned.length < 2 ? (
          <p className="text-soft">{t("company:admin.needTwo")}</p>
        ) : (
          <FirstRoomForm
            key={opened}
            companies={manned}
            clientKey={clientKey}
            refusal={forRoom ? refusal : undefined}
          />
        )}
      </Section>
      <Section title={t("company:admin.newCompany")} lead={t("company:admin.newCompanyLead")}>
        {made && <LinkReady {...made} relation="counterpart" />}
        <CompanyForm key={made?.link} countries={countries} zones={zones} refusal={forRoom ? undefined : refusal} />
      </Section>
    </Page>
  );
}
