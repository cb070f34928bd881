import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { setupForm } from "~/domain/company";
import { SetupForm } from "~/features/setup/setup-form";
import { answerForm, leaveTo } from "~/features/shell/answer-form";
import type { PageHandle } from "~/features/shell/page-handle";
import { Threshold } from "~/features/shell/threshold";
import { useAccountT } from "~/i18n/account-texts";
import { countryChoices, zoneChoices } from "~/i18n/places";
import { requestLanguage } from "~/i18n/request-language";

export const handle: PageHandle = { title: "title.setup", bare: true };

export async function loader({ request, context }: LoaderFunctionArgs) {
  if (!(await context.services.setup.open())) throw redirect("/sign-in");
  const language = requestLanguage(request);
  return { countries: countryChoices(language), zones: zoneChoices(language) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { setup, session } = context.services;
  return answerForm(setupForm, await request.formData(), async ({ code, name, email, password, ...company }) => {
    await session.guess(context.caller);
    const { locale, timeZone } = company;
    await setup.complete({ code, name, email, password, locale, timeZone, company });
    return leaveTo("/admin", await session.signIn({ email, password }, context.caller));
  });
}

export default function Setup() {
  const t = useAccountT();
  const { countries, zones } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  return (
    <Threshold title={t("title.setup")} lead={t("account:setup.lead")} wide>
      <SetupForm countries={countries} zones={zones} refusal={refusal} />
    </Threshold>
  );
}
