import { Link } from "@remix-run/react";
import type { RoomFileItem } from "~/domain/file";
import { useChangeT } from "~/i18n/change-texts";
import { Tag } from "~/ui/rows";
import { Time } from "~/ui/time";

/** A file by its name, with its revision and whether that still counts. */
export function FileTitle({ to, file }: { to: string; file: RoomFileItem }) {
  const t = useChangeT();
  return (
    <Link to={to} className="flex min-h-control flex-wrap items-center gap-x-3 rounded-md px-2 -mx-2 hover:bg-hover">
      <span className="font-medium">{file.name}</span>
      {file.revision && <span className="text-sm text-soft">{file.revision}</span>}
      {file.superseded && <Tag tone="warning">{t("file:list.superseded")}</Tag>}
      <Time at={file.at} as="day" className="ms-auto text-sm text-soft" />
    </Link>
  );
}
