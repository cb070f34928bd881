import { companyName } from "~/domain/actor";
import type { OpenInvitation } from "~/domain/invitation";
import { useInvitationT } from "~/i18n/invitation-texts";
import { useFormat } from "~/i18n/reader";
import { useLanguage } from "~/i18n/use-language";
import { AskingForm } from "~/ui/asking-form";
import { Icon } from "~/ui/icon";
import { personName } from "~/ui/person-name";
import { Row, Rows, Tag } from "~/ui/rows";

/** Who was asked and has not come yet. */
export function InvitationList({ invitations }: { invitations: OpenInvitation[] }) {
  const t = useInvitationT();
  const language = useLanguage();
  const format = useFormat();
  return (
    <Rows label={t("invitation:open.title")}>
      {invitations.map((invitation) => {
        const { id, email, company, roomName, invitedBy, expiresAt, waiting } = invitation;
        const by = t("invitation:open.by", { name: personName(t, invitedBy, "colleague") });
        const until = t("invitation:open.until", { moment: format.moment(expiresAt) });
        const room = company === null && t("invitation:open.room", { room: roomName });
        return (
          <Row
            key={id}
            lead={
              <span className="grid size-9 place-items-center rounded-full bg-sunken text-soft">
                <Icon name="person" />
              </span>
            }
            title={
              <span className="flex flex-wrap items-center gap-x-2">
                <span className="break-all">{invitation.name ?? email}</span>
                {waiting && <Tag tone="accent">{t("invitation:open.waiting")}</Tag>}
              </span>
            }
            detail={
              <>
                {invitation.name && <span className="block break-all">{email}</span>}
                <span className="block">
                  {company ? companyName(company, language) : t("invitation:open.newCompany")}
                </span>
                {room && <span className="block">{room}</span>}
                <span className="block">{[by, !waiting && until].filter(Boolean).join(" · ")}</span>
              </>
            }
            trail={!waiting && <WithdrawForm id={id} email={email} />}
          />
        );
      })}
    </Rows>
  );
}

function WithdrawForm({ id, email }: { id: string; email: string }) {
  const t = useInvitationT();
  const label = t("invitation:open.withdraw");
  return (
    <AskingForm
      values={{ intent: "withdraw", invitationId: id }}
      label={label}
      fullLabel={t("company:own.actOn", { action: label, name: email })}
      ask={{
        title: t("invitation:open.withdrawTitle", { email }),
        body: t("invitation:open.withdrawLead"),
        confirm: label,
      }}
    />
  );
}
