import { useT } from "~/i18n/use-language";
import { Notice } from "~/ui/notice";

/** The same for every address. */
export function InvitationSent({ email }: { email: string }) {
  const t = useT();
  return (
    <Notice tone="done" title={t("invitation:send.doneTitle")}>
      {t("invitation:send.done", { email })}
    </Notice>
  );
}
