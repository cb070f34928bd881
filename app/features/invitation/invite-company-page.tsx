import type { FormRefusal } from "~/domain/form";
import type { OpenInvitation } from "~/domain/invitation";
import { useInvitationT } from "~/i18n/invitation-texts";
import { Page, Section } from "~/ui/page";
import { InvitationList } from "./invitation-list";
import { InvitationSent } from "./invitation-sent";
import { InviteCompanyForm } from "./invite-company-form";

type InviteCompanyPageProps = {
  invitations: OpenInvitation[];
  /** Whom the last invitation went to. */
  invited: string | undefined;
  refusal: FormRefusal | undefined;
};

/** A new company, by a person of it; and who was asked already. */
export function InviteCompanyPage({ invitations, invited, refusal }: InviteCompanyPageProps) {
  const t = useInvitationT();
  const own = refusal?.typed.intent === "withdraw" ? undefined : refusal;
  return (
    <Page title={t("invitation:company.title")} lead={t("invitation:company.lead")}>
      {invited && <InvitationSent email={invited} />}
      <InviteCompanyForm key={invited} refusal={own} />
      {invitations.length > 0 && (
        <Section title={t("invitation:open.title")}>
          <InvitationList invitations={invitations} />
        </Section>
      )}
    </Page>
  );
}
