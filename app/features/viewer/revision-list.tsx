import { Link } from "@remix-run/react";
import type { FileView } from "~/domain/file";
import { compareTo, fileTo } from "~/features/file/file-paths";
import { type FilePlace, SenderName, useCompanyOf } from "~/features/file/sender";
import { ToolIcon } from "~/features/markup/tool-icon";
import { useViewerT } from "~/i18n/viewer-texts";
import { Tag } from "~/ui/rows";
import { Time } from "~/ui/time";
import { FactsPart } from "./facts-part";
import { isVisible } from "./pages";

/** Every revision of the drawing, the newest first, each to be opened and to be compared with the one on screen. */
export function RevisionList({ view: { room, file, revisions }, place }: { view: FileView; place: FilePlace }) {
  const t = useViewerT();
  const companyOf = useCompanyOf(place.companies);
  return (
    <FactsPart title={t("viewer:view.revisions")}>
      <ul className="-mx-2 grid">
        {revisions.map((revision) => (
          <li key={revision.id} className="flex items-center rounded-md hover:bg-hover">
            <Link
              to={fileTo(room.id, revision.id)}
              aria-current={revision.id === file.id ? "page" : undefined}
              className="grid min-h-target min-w-0 flex-1 content-center rounded-md px-2 py-1 text-sm aria-[current=page]:bg-tint"
            >
              <span className="flex min-w-0 items-center gap-2">
                <span className="shrink-0 font-medium">{revision.revision}</span>
                <span className="truncate">{companyOf(revision)}</span>
                {revision.withdrawn ? (
                  <Tag tone="warning">{t("viewer:list.withdrawn")}</Tag>
                ) : revision.superseded ? (
                  <Tag>{t("file:list.superseded")}</Tag>
                ) : (
                  <Tag tone="accent">{t("viewer:list.current")}</Tag>
                )}
              </span>
              <span className="truncate text-xs text-soft">
                <Time at={revision.at} as="brief" /> · <SenderName memberId={revision.memberId} place={place} />
              </span>
            </Link>
            {revision.id !== file.id && isVisible(revision) && isVisible(file) && (
              <Link
                to={compareTo(room.id, ...newerFirst(file, revision))}
                aria-label={t("viewer:compare.withRevision", { revision: revision.revision })}
                title={t("viewer:compare.withRevision", { revision: revision.revision })}
                className="grid size-target shrink-0 place-items-center rounded-md text-soft hover:text-ink"
              >
                <ToolIcon name="compare" />
              </Link>
            )}
          </li>
        ))}
      </ul>
    </FactsPart>
  );
}

type Sent = { id: string; seq: number };
const newerFirst = (one: Sent, other: Sent): [string, string] =>
  one.seq >= other.seq ? [one.id, other.id] : [other.id, one.id];
