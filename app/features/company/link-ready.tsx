import { useCompanyT } from "~/i18n/company-texts";
import { CopyField } from "~/ui/copy-field";
import { Notice } from "~/ui/notice";
import { personName, type Relation } from "~/ui/person-name";

/** The only moment in which a one-time link can be seen. */
export function LinkReady({ name, relation, link }: { name: string; relation: Relation; link: string }) {
  const t = useCompanyT();
  return (
    <Notice tone="done" title={t("company:invite.madeTitle", { name: personName(t, name, relation) })}>
      <p className="mb-3 text-sm">{t("company:invite.made")}</p>
      <CopyField label={t("company:invite.link")} value={link} />
    </Notice>
  );
}
