import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { joinForm } from "~/domain/account";
import { companyName } from "~/domain/actor";
import { settle, statusOf } from "~/domain/result";
import { countGuess } from "~/features/account/count-guess";
import { JoinForm } from "~/features/account/join-form";
import { SpentLink } from "~/features/account/spent-link";
import { answerForm, leaveTo } from "~/features/shell/answer-form";
import type { PageHandle } from "~/features/shell/page-handle";
import { Threshold } from "~/features/shell/threshold";
import { useAccountT } from "~/i18n/account-texts";
import { zoneChoices } from "~/i18n/places";
import { requestLanguage } from "~/i18n/request-language";
import { useLanguage } from "~/i18n/use-language";
import { personName } from "~/ui/person-name";

export const handle: PageHandle = { title: "title.join", bare: true };

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await countGuess(context);
  const offer = await settle(context.services.member.joinOffer(params.token ?? ""));
  if (offer.ok) return { offer: offer.value, zones: zoneChoices(requestLanguage(request), offer.value.timeZone) };
  if (offer.code === "linkSpent") return data({ offer: null, zones: [] }, { status: statusOf(offer.code) });
  throw Response.json(offer, { status: statusOf(offer.code) });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { member, session } = context.services;
  await countGuess(context);
  return answerForm(joinForm, await request.formData(), async (person) => {
    const { email } = await member.join(params.token ?? "", person);
    return leaveTo("/rooms", await session.signIn({ email, password: person.password }, context.caller));
  });
}

export default function Join() {
  const t = useAccountT();
  const language = useLanguage();
  const { offer, zones } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  if (!offer) return <SpentLink />;
  const lead = t("account:join.lead", { name: personName(t, offer.invitedBy, "counterpart") });
  return (
    <Threshold title={t("account:join.title", { company: companyName(offer.company, language) })} lead={lead} wide>
      <JoinForm offer={offer} zones={zones} refusal={refusal} />
    </Threshold>
  );
}
