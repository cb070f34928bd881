import { Threshold } from "~/features/shell/threshold";
import { useInvitationT } from "~/i18n/invitation-texts";
import { LinkButton } from "~/ui/link-button";

/** Somebody who is here took an invitation; their manager has the last word. */
export function AskedManager() {
  const t = useInvitationT();
  return (
    <Threshold title={t("invitation:enter.askedTitle")} lead={t("invitation:enter.asked")}>
      <LinkButton to="/rooms" reloadDocument className="justify-self-start">
        {t("invitation:enter.toRooms")}
      </LinkButton>
    </Threshold>
  );
}
