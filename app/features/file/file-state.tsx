import { Link } from "@remix-run/react";
import { companyName } from "~/domain/actor";
import { currentInstead, kindOf } from "~/domain/file";
import { useLanguage, useT } from "~/i18n/use-language";
import { DescriptionFacts, Fact } from "./description-facts";
import type { FileShown } from "./file-line";
import { fileTo } from "./file-paths";

/** What must be known of a file before it is used: what it is of, whether a newer revision counts, and its export mark. */
export function FileState({ file, roomId, drawings, companies, crosses }: FileShown) {
  const t = useT();
  const language = useLanguage();
  const current = currentInstead(file, drawings);
  const whose = current && companies.get(current.organizationId);
  return (
    <>
      <DescriptionFacts file={file} crosses={crosses && !isPhoto(file)} />
      {file.originId && <Fact>{t("file:line.markUp")}</Fact>}
      {current && (
        <Link
          to={fileTo(roomId, current.fileId)}
          className="inline-flex min-h-6 max-w-full items-center text-xs font-semibold text-warning underline underline-offset-2 pointer-coarse:min-h-11"
        >
          <span className="rounded-sm bg-warning-tint px-1.5 py-px">
            {t("file:line.superseded", {
              revision: current.revision,
              company: whose ? companyName(whose, language) : "—",
            })}
          </span>
        </Link>
      )}
    </>
  );
}

/** Whether there is anything to say. */
export function hasState({ file, crosses }: FileShown): boolean {
  return (
    file.part !== null || file.originId !== null || file.exportMark !== "notChecked" || (crosses && !isPhoto(file))
  );
}

/** A warning beside each photo would not be read any more: the message says it once for all of them. */
export function isPhoto(file: FileShown["file"]): boolean {
  return file.part === null && kindOf(file) === "picture";
}
