import type { Company } from "~/domain/actor";
import { type AttachedFile, type CurrentDrawing, crossesUnchecked } from "~/domain/file";
import { useInNotes } from "~/features/room/in-notes";
import { useT } from "~/i18n/use-language";
import { boxOf } from "./file-box";
import { FileLine } from "./file-line";
import { FilePicture } from "./file-picture";
import { isPhoto } from "./file-state";

type MessageFilesProps = {
  files: readonly AttachedFile[];
  roomId: string;
  drawings: readonly CurrentDrawing[];
  companies: ReadonlyMap<string, Company>;
  withdrawn: boolean;
};

/** The files of a message: pictures beside each other, any other on a line of its own. */
export function MessageFiles({ files, roomId, drawings, companies, withdrawn }: MessageFilesProps) {
  const t = useT();
  const inNotes = useInNotes() !== null;
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
  // What stands in a note leaves no country.
  const countries = inNotes ? [] : [...companies.values()].map(({ country }) => country);
  return (
    <>
      <ul aria-label={t("file:line.files")} className="my-1 flex flex-wrap items-start gap-2">
        {files.map((file) => {
          const box = boxOf(file, isAlone);
          const shown = { file, roomId, drawings, companies, crosses: crossesUnchecked(file, countries) };
          return box ? <FilePicture key={file.id} {...shown} box={box} /> : <FileLine key={file.id} {...shown} />;
        })}
      </ul>
      {files.some((file) => isPhoto(file) && crossesUnchecked(file, countries)) && (
        <p className="mb-1 text-xs text-warning">
          {t("file:mark.label")}: {t("file:mark.notChecked")}
        </p>
      )}
    </>
  );
}
