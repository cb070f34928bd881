import { InviteCompanyLink } from "~/features/invitation/invite-company-link";
import { useCompanyT } from "~/i18n/company-texts";
import { EmptyState } from "~/ui/empty-state";

/** No company is known from another room. */
export function NobodyYet() {
  const t = useCompanyT();
  return (
    <EmptyState icon="company" title={t("company:newRoom.nobodyTitle")} action={<InviteCompanyLink />}>
      {t("company:newRoom.nobody")}
    </EmptyState>
  );
}
