import type { RoomFileItem } from "~/domain/file";
import { useT } from "~/i18n/use-language";
import { Tag } from "~/ui/rows";

type FileTagsProps = { file: RoomFileItem /** Between companies of several countries. */; crosses: boolean };

/** What must be known of a file before it is used. */
export function FileTags({ file, crosses }: FileTagsProps) {
  const t = useT();
  return (
    <>
      {file.part && (
        <Tag>{file.revision ? t("file:list.revision", { part: file.part, revision: file.revision }) : file.part}</Tag>
      )}
      {file.revision !== null &&
        (file.superseded ? (
          <Tag tone="warning">{t("file:list.superseded")}</Tag>
        ) : (
          <Tag tone="accent">{t("file:list.current")}</Tag>
        ))}
      {file.originId && <Tag>{t("file:list.markUp")}</Tag>}
      {file.exportMark === "applicable" && <Tag tone="warning">{t("file:list.applicable")}</Tag>}
      {file.exportMark === "notChecked" && crosses && <Tag tone="warning">{t("file:list.notChecked")}</Tag>}
      {file.withdrawn && <Tag tone="warning">{t("file:list.withdrawn")}</Tag>}
    </>
  );
}
