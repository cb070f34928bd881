import { useT } from "~/i18n/use-language";
import { CopyField } from "~/ui/copy-field";
import { Notice } from "~/ui/notice";

/** The only moment in which a one-time link can be seen. */
export function LinkReady({ name, link }: { name: string; link: string }) {
  const t = useT();
  return (
    <Notice tone="done" title={t("company:invite.madeTitle", { name })}>
      <p className="mb-3 text-sm">{t("company:invite.made")}</p>
      <CopyField label={t("company:invite.link")} value={link} />
    </Notice>
  );
}
