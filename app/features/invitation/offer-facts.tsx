import { companyName } from "~/domain/actor";
import type { InvitationOffer } from "~/domain/invitation";
import { offsetOf } from "~/i18n/format";
import { useInvitationT } from "~/i18n/invitation-texts";
import { useFormat } from "~/i18n/reader";
import { useLanguage } from "~/i18n/use-language";

/** Why one is asked, until when, and what comes after. */
export function OfferFacts({ offer }: { offer: InvitationOffer }) {
  const t = useInvitationT();
  const language = useLanguage();
  const format = useFormat();
  const { company, expiresAt, timeZone } = offer;
  const moment = format.moment(expiresAt, timeZone);
  const offset = offsetOf(expiresAt, timeZone);
  return (
    <div className="grid gap-3">
      <blockquote lang={offer.lang} className="border-s-2 border-accent ps-4 whitespace-pre-line break-words">
        {offer.reason}
      </blockquote>
      <p className="text-sm text-soft">
        {company && t("invitation:offer.manager", { company: companyName(company, language) })}{" "}
        {t("invitation:offer.until", { moment, offset })}
      </p>
    </div>
  );
}
