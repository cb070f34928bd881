import { useId } from "react";
import { useInvitationT } from "~/i18n/invitation-texts";
import { Icon } from "~/ui/icon";
import { TextBox } from "~/ui/text-box";

type ReasonFieldProps = { name: string; defaultValue: string; error?: string | undefined };

/** Why somebody is invited, in a few lines. Enter breaks the line: the form has more than this to say. */
export function ReasonField({ name, defaultValue, error }: ReasonFieldProps) {
  const t = useInvitationT();
  const id = useId();
  return (
    <div className="grid gap-1.5">
      <span aria-hidden="true" className="text-sm font-medium">
        {t("invitation:field.reason")}
      </span>
      <TextBox
        name={name}
        label={t("invitation:field.reason")}
        defaultValue={defaultValue}
        enterSends={false}
        invalid={Boolean(error)}
        describedBy={id}
      />
      <div id={id} className="grid gap-1.5 text-sm">
        {error && (
          <p className="flex items-start gap-1.5 text-danger">
            <Icon name="warning" className="mt-0.5 size-4" />
            {error}
          </p>
        )}
        <p className="text-soft">{t("invitation:field.reasonHint")}</p>
      </div>
    </div>
  );
}
