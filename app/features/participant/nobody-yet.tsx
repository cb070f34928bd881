import { InviteCompanyLink } from "~/features/invitation/invite-company-link";
import { useT } from "~/i18n/use-language";
import { EmptyState } from "~/ui/empty-state";

/** No company is known from another room. */
export function NobodyYet() {
  const t = useT();
  return (
    <EmptyState icon="company" title={t("company:newRoom.nobodyTitle")} action={<InviteCompanyLink />}>
      {t("company:newRoom.nobody")}
    </EmptyState>
  );
}
