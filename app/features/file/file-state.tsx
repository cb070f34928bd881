import { Link } from "@remix-run/react";
import { isSuperseded, samePart } from "~/domain/file";
import { useT } from "~/i18n/use-language";
import { DescriptionFacts, Fact } from "./description-facts";
import type { FileShown } from "./file-line";
import { fileTo } from "./file-paths";

/** What must be known of a file before it is used: what it is of, whether a newer revision counts, and its export mark. */
export function FileState({ file, roomId, drawings, crosses }: FileShown) {
  const t = useT();
  const { part } = file;
  const current = isSuperseded(file, drawings) && part ? drawings.find((one) => samePart(one.part, part)) : undefined;
  return (
    <>
      <DescriptionFacts file={file} crosses={crosses && isTechnical(file)} />
      {file.originId && <Fact>{t("file:line.markUp")}</Fact>}
      {current && (
        <Link
          to={fileTo(roomId, current.fileId)}
          className="inline-flex min-h-6 max-w-full items-center text-xs font-semibold text-warning underline underline-offset-2 pointer-coarse:min-h-11"
        >
          <span className="rounded-sm bg-warning-tint px-1.5 py-px">
            {t("file:line.superseded", { revision: current.revision })}
          </span>
        </Link>
      )}
    </>
  );
}

/** Whether there is anything to say. */
export function hasState({ file, crosses }: FileShown): boolean {
  return (
    file.part !== null || file.originId !== null || file.exportMark !== "notChecked" || (crosses && isTechnical(file))
  );
}

/** A photo is seldom under control; a warning beside each would not be read any more. */
function isTechnical({ part, width }: FileShown["file"]): boolean {
  return part !== null || width === null;
}
