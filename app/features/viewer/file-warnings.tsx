import { Link } from "@remix-run/react";
import { currentOf, type FileView, showsSuperseded } from "~/domain/file";
import { compareTo, fileTo } from "~/features/file/file-paths";
import { useCompanyOf } from "~/features/file/sender";
import { useViewerT } from "~/i18n/viewer-texts";
import { Notice } from "~/ui/notice";
import { isVisible } from "./pages";

type FileWarningsProps = {
  view: FileView /** It leaves its country, and nobody has said that it may. */;
  crosses: boolean;
};

/** What must be known before a file is used: that it is superseded, withdrawn or not checked. */
export function FileWarnings({ view: { room, file, revisions, origin, companies }, crosses }: FileWarningsProps) {
  const t = useViewerT();
  const companyOf = useCompanyOf(companies);
  const current = currentOf(revisions);
  const link = "inline-flex min-h-target items-center text-accent hover:underline";
  if (!showsSuperseded(file) && !file.withdrawn && !crosses) return null;
  return (
    <div className="grid gap-2">
      {file.superseded && current && (
        <Notice tone="warning" title={t("viewer:view.superseded", { revision: file.revision })}>
          <span className="flex flex-wrap gap-x-4">
            <Link to={fileTo(room.id, current.id)} className={`${link} font-medium`}>
              {t("viewer:view.toCurrent", { revision: current.revision, company: companyOf(current) })}
            </Link>
            {isVisible(file) && isVisible(current) && (
              <Link to={compareTo(room.id, current.id, file.id)} className={link}>
                {t("viewer:compare.open")}
              </Link>
            )}
          </span>
        </Notice>
      )}
      {file.originSuperseded && (
        <Notice tone="warning" title={t("viewer:view.originSuperseded")}>
          {origin && (
            <Link to={fileTo(origin.roomId, origin.id)} className={`${link} font-medium`}>
              {t("viewer:view.toOrigin")}
            </Link>
          )}
        </Notice>
      )}
      {file.withdrawn && <Notice tone="warning">{t("viewer:view.withdrawn")}</Notice>}
      {crosses && <Notice tone="warning">{t("viewer:view.unchecked")}</Notice>}
    </div>
  );
}
