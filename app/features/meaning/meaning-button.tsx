import { useT } from "~/i18n/use-language";
import { Button } from "~/ui/button";
import { Icon } from "~/ui/icon";
import type { MeaningChoice } from "./use-meaning";

/** Opens the meanings; quiet until somebody wants them. */
export function MeaningButton({ choice }: { choice: MeaningChoice }) {
  const t = useT();
  const shown = choice.open !== null || choice.wanted !== null || choice.vague !== null;
  return (
    <Button
      tone="quiet"
      aria-expanded={shown}
      className="min-h-7 gap-1 px-1.5 text-xs scripting-none:hidden pointer-coarse:min-h-11"
      onPress={({ pointerType }) => choice.show(/mouse|pen|touch/.test(pointerType) ? "hand" : "keyboard")}
    >
      <Icon name="plain" className="size-4" />
      {t("meaning:choose.open")}
    </Button>
  );
}
