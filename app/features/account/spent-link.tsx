import { Threshold } from "~/features/shell/threshold";
import { useAccountT } from "~/i18n/account-texts";
import { LinkButton } from "~/ui/link-button";

type Purpose = "joining" | "reset" | "address";

const leads = {
  joining: "account:spent.lead",
  reset: "account:reset.spentLead",
  address: "account:confirm.spentLead",
} as const;

/** Where a link leads that has been used, has expired or never was. */
export function SpentLink({ purpose = "joining" }: { purpose?: Purpose }) {
  const t = useAccountT();
  return (
    <Threshold title={t("account:spent.title")} lead={t(leads[purpose])}>
      {purpose === "reset" && (
        <LinkButton to="/forgot" tone="primary" className="justify-self-start">
          {t("account:reset.again")}
        </LinkButton>
      )}
      {purpose === "joining" && (
        <LinkButton to="/sign-in" tone="primary" className="justify-self-start">
          {t("account:spent.signIn")}
        </LinkButton>
      )}
      {purpose === "address" && (
        <LinkButton to="/rooms" reloadDocument className="justify-self-start">
          {t("trouble.toRooms")}
        </LinkButton>
      )}
    </Threshold>
  );
}
