import { companyName } from "~/domain/actor";
import type { InvitationOffer } from "~/domain/invitation";
import { useFormat } from "~/i18n/reader";
import { useLanguage, useT } from "~/i18n/use-language";

/** Why one is asked, until when, and what comes after. */
export function OfferFacts({ offer }: { offer: InvitationOffer }) {
  const t = useT();
  const language = useLanguage();
  const format = useFormat();
  const timeZone = offer.company?.timeZone;
  return (
    <div className="grid gap-3">
      <blockquote className="border-s-2 border-accent ps-4 whitespace-pre-line break-words">{offer.reason}</blockquote>
      <p className="text-sm text-soft">
        {offer.company && t("invitation:offer.manager", { company: companyName(offer.company, language) })}{" "}
        {t("invitation:offer.until", { moment: format.moment(offer.expiresAt, timeZone) })}
      </p>
    </div>
  );
}
