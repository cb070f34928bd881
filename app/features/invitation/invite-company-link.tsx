import { useInvitationT } from "~/i18n/invitation-texts";
import { LinkButton } from "~/ui/link-button";

/** From the companies that one knows to one that is not here yet. */
export function InviteCompanyLink() {
  const t = useInvitationT();
  return (
    <LinkButton to="/rooms/new?with=new" className="justify-self-start">
      {t("invitation:company.open")}
    </LinkButton>
  );
}
