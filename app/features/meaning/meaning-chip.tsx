import type { ReactNode } from "react";
import type { Meaning } from "~/domain/meaning";
import { useT } from "~/i18n/use-language";
import { Icon, type IconName } from "~/ui/icon";

export const meaningLooks: Record<Meaning["kind"], { icon: IconName; tone: string }> = {
  yes: { icon: "check", tone: "bg-tint text-accent" },
  no: { icon: "close", tone: "bg-danger-tint text-danger" },
  yesIf: { icon: "condition", tone: "bg-tint text-accent" },
  answerBy: { icon: "clock", tone: "bg-warning-tint text-warning" },
  info: { icon: "info", tone: "bg-sunken text-ink" },
};

type MeaningChipProps = {
  meaning: Meaning;
  /** What the condition is written in. */
  lang: string;
  /** Drawn instead of the name of the meaning. */
  children?: ReactNode;
};

/** What the sender means, plainly, in the reader's language: words and a sign, never colour alone. */
export function MeaningChip({ meaning, lang, children }: MeaningChipProps) {
  const t = useT();
  const { icon, tone } = meaningLooks[meaning.kind];
  return (
    <span className={`inline-flex max-w-full items-start gap-1.5 rounded-md px-2 py-0.5 text-sm font-semibold ${tone}`}>
      <Icon name={icon} className="mt-0.5 size-4" />
      <span className="sr-only">{t("meaning:mark.label")}</span>
      <span className="min-w-0">
        {children ?? t(`meaning:kind.${meaning.kind}`)}
        {meaning.kind === "yesIf" && (
          <span className="block font-medium text-ink">
            {t("meaning:mark.condition")}
            <span lang={lang}>{meaning.condition}</span>
          </span>
        )}
      </span>
    </span>
  );
}
