import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { companyName } from "~/domain/actor";
import { settle, statusOf } from "~/domain/result";
import { countGuess } from "~/features/account/count-guess";
import { SpentLink } from "~/features/account/spent-link";
import { AskedManager } from "~/features/invitation/asked-manager";
import { EnterForm } from "~/features/invitation/enter-form";
import { NewcomerForm } from "~/features/invitation/newcomer-form";
import { OfferFacts } from "~/features/invitation/offer-facts";
import { takeInvitation } from "~/features/invitation/take-invitation";
import type { PageHandle } from "~/features/shell/page-handle";
import { Threshold } from "~/features/shell/threshold";
import { useInvitationT } from "~/i18n/invitation-texts";
import { countryChoices, zoneChoices } from "~/i18n/places";
import { requestLanguage } from "~/i18n/request-language";
import { useLanguage } from "~/i18n/use-language";
import { onlyZoneOf, visitorCountry } from "~/i18n/visitor-place";
import { personName } from "~/ui/person-name";

export const handle: PageHandle = { title: "title.invitation", bare: true };

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await countGuess(context);
  const offer = await settle(context.services.invitation.offer(params.token ?? ""));
  if (!offer.ok && offer.code !== "linkSpent") throw Response.json(offer, { status: statusOf(offer.code) });
  if (!offer.ok) return data({ offer: null, reader: null, places: null }, { status: statusOf(offer.code) });
  const language = requestLanguage(request);
  const country = visitorCountry(request.headers.get("accept-language")) ?? "";
  const timeZone = offer.value.company?.timeZone ?? (country && onlyZoneOf(country)) ?? "";
  const places = { zones: zoneChoices(language, timeZone), countries: countryChoices(language), country, timeZone };
  const actor = (await context.actor(request)) ?? (await context.waitingActor());
  return { offer: offer.value, reader: actor && { name: actor.name, email: actor.email }, places };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  await countGuess(context);
  return takeInvitation(context, request, params.token ?? "");
}

export default function Invitation() {
  const t = useInvitationT();
  const language = useLanguage();
  const { offer, reader, places } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const refusal = answer && "code" in answer ? answer : undefined;
  if (answer && "asked" in answer) {
    return <AskedManager />;
  }
  if (!offer) return <SpentLink />;
  const name = personName(t, offer.invitedBy, "counterpart");
  const lead = t("invitation:offer.lead", { name, company: companyName(offer.invitedByCompany, language) });
  return (
    <Threshold title={t("invitation:offer.title", { room: offer.roomName })} lead={lead} wide>
      <OfferFacts offer={offer} />
      {offer.owner === "nobody" ? (
        <NewcomerForm offer={offer} places={places} refusal={refusal} />
      ) : (
        <EnterForm offer={offer} reader={reader} refusal={refusal} />
      )}
    </Threshold>
  );
}
