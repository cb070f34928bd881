import type { CompanyNames } from "~/domain/actor";
import type { FormRefusal } from "~/domain/form";
import type { OpenInvitation } from "~/domain/invitation";
import { useInvitationT } from "~/i18n/invitation-texts";
import { Section } from "~/ui/page";
import { InvitationList } from "./invitation-list";
import { InvitationSent } from "./invitation-sent";
import { InvitePersonForm } from "./invite-person-form";

type PeopleInvitationsProps = {
  companies: (CompanyNames & { id: string })[];
  invitations: OpenInvitation[];
  /** Whom the last invitation went to. */
  invited: string | undefined;
  refusal: FormRefusal | undefined;
};

/** Bringing people of the other company into the room, and who was asked already. */
export function PeopleInvitations({ companies, invitations, invited, refusal }: PeopleInvitationsProps) {
  const t = useInvitationT();
  return (
    <>
      {companies.length > 0 && (
        <Section title={t("invitation:person.title")} lead={t("invitation:person.lead")}>
          {invited && <InvitationSent email={invited} />}
          <InvitePersonForm key={invited} companies={companies} refusal={refusal} />
        </Section>
      )}
      {invitations.length > 0 && (
        <Section title={t("invitation:open.title")}>
          <InvitationList invitations={invitations} />
        </Section>
      )}
    </>
  );
}
