import { Link } from "@remix-run/react";
import { kindOf, type RoomFileItem } from "~/domain/file";
import { useFormat } from "~/i18n/reader";
import { useViewerT } from "~/i18n/viewer-texts";
import { Time } from "~/ui/time";
import { fileTo } from "./file-paths";
import { FileTags } from "./file-tags";
import { FileThumbnail } from "./file-thumbnail";
import { type FilePlace, Sender } from "./sender";
import { sizeText } from "./size-text";

type FileRowProps = { file: RoomFileItem; roomId: string; place: FilePlace; crosses: boolean };

/** One file of the list. Pressed anywhere it opens; the box at its end chooses it. */
export function FileRow({ file, roomId, place, crosses }: FileRowProps) {
  const t = useViewerT();
  const { number } = useFormat();
  return (
    <li className="relative flex items-center gap-3 py-2.5 pr-1 pl-3 hover:bg-hover has-[:focus-visible]:bg-hover sm:pl-4">
      <FileThumbnail roomId={roomId} file={file} />
      <div className="grid min-w-0 flex-1 gap-0.5">
        <Link to={fileTo(roomId, file.id)} className="truncate font-medium after:absolute after:inset-0">
          {file.name}
        </Link>
        <span className="flex min-w-0 flex-wrap gap-x-2 text-xs text-soft">
          <span className="min-w-0 truncate text-ink">
            <Sender memberId={file.memberId} place={place} />
          </span>
          <Time at={file.at} as="brief" />
          <span className="max-sm:hidden">{t(`file:kind.${kindOf(file)}`)}</span>
          <span>{sizeText(file.size, number)}</span>
        </span>
        <span className="flex flex-wrap gap-1.5 pt-0.5 empty:hidden">
          <FileTags file={file} crosses={crosses} />
        </span>
      </div>
      <label className="relative z-10 grid size-target shrink-0 place-items-center">
        <input
          type="checkbox"
          name="id"
          value={file.id}
          aria-label={t("viewer:list.choose", { name: file.name })}
          className="size-4.5 accent-accent"
        />
      </label>
    </li>
  );
}
