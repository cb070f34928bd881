import { useInvitationT } from "~/i18n/invitation-texts";
import { TextBoxField } from "~/ui/text-box-field";

type ReasonFieldProps = { name: string; defaultValue: string; error?: string | undefined };

/** Why somebody is invited, in a few lines. */
export function ReasonField(field: ReasonFieldProps) {
  const t = useInvitationT();
  return (
    <TextBoxField {...field} label={t("invitation:field.reason")} description={t("invitation:field.reasonHint")} />
  );
}
