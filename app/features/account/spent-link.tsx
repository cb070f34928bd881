import { Threshold } from "~/features/shell/threshold";
import { useT } from "~/i18n/use-language";
import { LinkButton } from "~/ui/link-button";

/** Where a link leads that has been used, has expired or never was. */
export function SpentLink() {
  const t = useT();
  return (
    <Threshold title={t("account:spent.title")} lead={t("account:spent.lead")}>
      <LinkButton to="/sign-in" tone="primary" className="justify-self-start">
        {t("account:spent.signIn")}
      </LinkButton>
    </Threshold>
  );
}
