import type { ReactNode } from "react";
import type { FileDescription } from "~/domain/file";
import { useT } from "~/i18n/use-language";
import { classes } from "~/ui/classes";

type DescriptionFactsProps = {
  file: FileDescription;
  /** It leaves its country. */
  crosses: boolean;
};

/** What is said of a file, shortly: its part with the revision, and its export mark where there is something to know. */
export function DescriptionFacts({ file, crosses }: DescriptionFactsProps) {
  const t = useT();
  const { part, revision, exportMark, permit } = file;
  return (
    <>
      {part && <Fact>{revision ? t("file:line.revision", { part, revision }) : part}</Fact>}
      {exportMark === "applicable" && (
        <Fact tone="warning">
          {t("file:mark.label")}: {t("file:mark.applicable")} {permit}
        </Fact>
      )}
      {exportMark === "notApplicable" && (
        <Fact>
          {t("file:mark.label")}: {t("file:mark.notApplicable")}
        </Fact>
      )}
      {exportMark === "notChecked" && crosses && (
        <span className="text-warning">
          {t("file:mark.label")}: {t("file:mark.notChecked")}
        </span>
      )}
    </>
  );
}

export function Fact({ tone, children }: { tone?: "warning"; children: ReactNode }) {
  return (
    <span
      className={classes(
        "inline-block max-w-full rounded-sm break-words px-1.5 py-px text-xs font-medium",
        tone ? "bg-warning-tint text-warning" : "bg-sunken text-ink",
      )}
    >
      {children}
    </span>
  );
}
