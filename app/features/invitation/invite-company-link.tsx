import { useT } from "~/i18n/use-language";
import { LinkButton } from "~/ui/link-button";

/** From the companies that one knows to one that is not here yet. */
export function InviteCompanyLink() {
  const t = useT();
  return (
    <LinkButton to="/rooms/new?with=new" className="justify-self-start">
      {t("invitation:company.open")}
    </LinkButton>
  );
}
