import { Link } from "@remix-run/react";
import type { Company } from "~/domain/actor";
import { type AttachedFile, type CurrentDrawing, kindOf } from "~/domain/file";
import { ToolIcon } from "~/features/markup/tool-icon";
import { fileAddress, isUnseenHeic } from "~/features/viewer/pages";
import { useFormat } from "~/i18n/reader";
import { useT } from "~/i18n/use-language";
import { FileIcon } from "./file-icon";
import { FileName } from "./file-name";
import { fileTo } from "./file-paths";
import { FileState } from "./file-state";
import { sizeText } from "./size-text";

export type FileShown = {
  file: AttachedFile;
  roomId: string;
  drawings: readonly CurrentDrawing[];
  companies: ReadonlyMap<string, Company>;
  /** It leaves its country, and nobody has said that it may. */
  crosses: boolean;
};

/** A file that is no picture: what it is, and the ways to it. */
export function FileLine(shown: FileShown) {
  const t = useT();
  const { number } = useFormat();
  const { file, roomId } = shown;
  const kind = kindOf(file);
  return (
    <li className="flex w-full max-w-md min-w-0 items-center gap-2.5 rounded-md border border-line bg-surface py-1.5 pr-1 pl-2.5">
      <FileIcon name={kind === "text" ? "other" : kind} className="size-6 text-soft" />
      <div className="min-w-0 flex-1">
        <Link to={fileTo(roomId, file.id)} className="block rounded-sm font-medium hover:underline pointer-coarse:py-1">
          <FileName name={file.name} />
        </Link>
        <span className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-0.5 text-xs text-soft">
          <span>
            {t(`file:kind.${kind}`)} · {sizeText(file.size, number)}
          </span>
          <FileState {...shown} />
        </span>
        {isUnseenHeic(file) && <p className="text-xs text-soft">{t("file:line.heic")}</p>}
      </div>
      <DownloadLink {...shown} className="hover:bg-hover" />
    </li>
  );
}

export function DownloadLink({ file, roomId, className }: FileShown & { className: string }) {
  const t = useT();
  const label = t("file:line.download", { name: file.name });
  return (
    <a
      href={fileAddress(roomId, file.id, "original")}
      download={file.name}
      aria-label={label}
      title={label}
      className={`pressable w-control shrink-0 text-soft hover:text-ink ${className}`}
    >
      <ToolIcon name="download" className="size-4.5" />
    </a>
  );
}
