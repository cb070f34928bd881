import { useInvitationT } from "~/i18n/invitation-texts";
import { Notice } from "~/ui/notice";

/** The same for every address. */
export function InvitationSent({ email }: { email: string }) {
  const t = useInvitationT();
  return (
    <Notice tone="done" title={t("invitation:send.doneTitle")}>
      {t("invitation:send.done", { email })}
    </Notice>
  );
}
