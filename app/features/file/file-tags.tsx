import type { RoomFileItem } from "~/domain/file";
import { useViewerT } from "~/i18n/viewer-texts";
import { Tag } from "~/ui/rows";

type FileTagsProps = { file: RoomFileItem /** Between companies of several countries. */; crosses: boolean };

/** What must be known of a file before it is used. */
export function FileTags({ file, crosses }: FileTagsProps) {
  const t = useViewerT();
  return (
    <>
      {file.part && (
        <Tag>{file.revision ? t("viewer:list.revision", { part: file.part, revision: file.revision }) : file.part}</Tag>
      )}
      {file.revision !== null &&
        (file.superseded ? (
          <Tag tone="warning">{t("file:list.superseded")}</Tag>
        ) : (
          <Tag tone="accent">{t("viewer:list.current")}</Tag>
        ))}
      {file.originId && <Tag>{t("viewer:list.markUp")}</Tag>}
      {file.originSuperseded && <Tag tone="warning">{t("viewer:list.originSuperseded")}</Tag>}
      {file.exportMark === "applicable" && <Tag tone="warning">{t("viewer:list.applicable")}</Tag>}
      {file.exportMark === "notChecked" && crosses && <Tag tone="warning">{t("viewer:list.notChecked")}</Tag>}
      {file.withdrawn && <Tag tone="warning">{t("viewer:list.withdrawn")}</Tag>}
    </>
  );
}
