import type { AttachedFile, CurrentDrawing } from "~/domain/file";
import { useT } from "~/i18n/use-language";
import { boxOf } from "./file-box";
import { FileLine } from "./file-line";
import { FilePicture } from "./file-picture";

type MessageFilesProps = {
  files: readonly AttachedFile[];
  roomId: string;
  drawings: readonly CurrentDrawing[];
  /** Between companies of several countries. */
  crosses: boolean;
  withdrawn: boolean;
};

/** The files of a message: pictures beside each other, any other on a line of its own. */
export function MessageFiles({ files, roomId, drawings, crosses, withdrawn }: MessageFilesProps) {
  const t = useT();
  if (withdrawn) {
    return (
      <ul className="my-1 grid gap-0.5 text-sm text-soft">
        {files.map((file) => (
          <li key={file.id} className="break-words">
            {t("file:line.withdrawn", { name: file.name })}
          </li>
        ))}
      </ul>
    );
  }
  const isAlone = files.length === 1;
  return (
    <ul aria-label={t("file:line.files")} className="my-1 flex flex-wrap items-start gap-2">
      {files.map((file) => {
        const box = boxOf(file, isAlone);
        const shown = { file, roomId, drawings, crosses };
        return box ? <FilePicture key={file.id} {...shown} box={box} /> : <FileLine key={file.id} {...shown} />;
      })}
    </ul>
  );
}
