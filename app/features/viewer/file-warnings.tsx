import { Link } from "@remix-run/react";
import type { FileView } from "~/domain/file";
import { compareTo, fileTo } from "~/features/file/file-paths";
import { useT } from "~/i18n/use-language";
import { Notice } from "~/ui/notice";
import { isVisible } from "./pages";

type FileWarningsProps = {
  view: FileView /** It leaves its country, and nobody has said that it may. */;
  crosses: boolean;
};

/** What must be known before a file is used: that it is superseded, withdrawn or not checked. */
export function FileWarnings({ view: { room, file, revisions }, crosses }: FileWarningsProps) {
  const t = useT();
  const current = revisions.find(({ superseded, withdrawn }) => !superseded && !withdrawn);
  const link = "inline-flex min-h-target items-center text-accent hover:underline";
  if (!file.superseded && !file.withdrawn && !crosses) return null;
  return (
    <div className="grid gap-2">
      {file.superseded && current && (
        <Notice tone="warning" title={t("file:view.superseded", { revision: file.revision })}>
          <span className="flex flex-wrap gap-x-4">
            <Link to={fileTo(room.id, current.id)} className={`${link} font-medium`}>
              {t("file:view.toCurrent", { revision: current.revision })}
            </Link>
            {isVisible(file) && isVisible(current) && (
              <Link to={compareTo(room.id, current.id, file.id)} className={link}>
                {t("file:compare.open")}
              </Link>
            )}
          </span>
        </Notice>
      )}
      {file.withdrawn && <Notice tone="warning">{t("file:view.withdrawn")}</Notice>}
      {crosses && <Notice tone="warning">{t("file:view.unchecked")}</Notice>}
    </div>
  );
}
