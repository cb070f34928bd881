import type { Role } from "~/domain/actor";
import { useCompanyT } from "~/i18n/company-texts";
import { AskingForm } from "~/ui/asking-form";
import { Avatar } from "~/ui/avatar";
import { personName } from "~/ui/person-name";
import { Row, Rows, Tag } from "~/ui/rows";

type Member = {
  id: string;
  name: string;
  reading: string | null;
  email: string;
  role: Role;
  locale: string;
  disabledAt: number | null;
};

/** The own company's people. */
export function MemberList({ members, me }: { members: Member[]; me: { id: string; role: Role } }) {
  const t = useCompanyT();
  return (
    <Rows label={t("company:own.people")}>
      {members.map((member) => (
        <Row
          key={member.id}
          quiet={member.disabledAt !== null}
          lead={<Avatar name={member.name} company="own" />}
          title={
            <span className="flex flex-wrap items-center gap-x-2">
              <span lang={member.locale}>{member.name}</span>
              {member.role !== "member" && <Tag>{t(`role.${member.role}`)}</Tag>}
              {member.disabledAt !== null && <Tag tone="warning">{t("company:own.disabled")}</Tag>}
            </span>
          }
          detail={[member.reading, member.email].filter(Boolean).join(" · ")}
          trail={
            member.id === me.id ? (
              <Tag tone="accent">{t("company:own.you")}</Tag>
            ) : (
              (member.role !== "admin" || me.role === "admin") && <DisableForm member={member} />
            )
          }
        />
      ))}
    </Rows>
  );
}

/** Disabling asks once more; letting somebody back in does not. */
function DisableForm({ member }: { member: Member }) {
  const t = useCompanyT();
  const disabled = member.disabledAt !== null;
  const name = personName(t, member.name, "colleague");
  const label = disabled ? t("company:own.enable") : t("company:own.disable");
  const ask = { title: t("company:own.disableTitle", { name }), body: t("company:own.disableLead"), confirm: label };
  return (
    <AskingForm
      values={{ intent: "disable", memberId: member.id, disabled: String(!disabled) }}
      label={label}
      fullLabel={t("company:own.actOn", { action: label, name })}
      ask={disabled ? undefined : ask}
    />
  );
}
