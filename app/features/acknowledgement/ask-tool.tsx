import { useT } from "~/i18n/use-language";
import { Icon } from "~/ui/icon";
import type { OnRow } from "./acknowledged";
import { useAsk } from "./use-ask";

/** Asks about a row that has no menu of its own. */
export function AskTool(onRow: OnRow) {
  const t = useT();
  const { items, dialog } = useAsk(onRow);
  return (
    <>
      {items.map(({ id, onSelect }) => (
        <button
          key={id}
          type="button"
          aria-label={t("meaning:ask.action")}
          title={t("meaning:ask.action")}
          onClick={onSelect}
          className="pressable w-8 text-soft hover:bg-hover hover:text-ink pointer-coarse:w-11"
        >
          <Icon name="acknowledge" className="size-4" />
        </button>
      ))}
      {dialog}
    </>
  );
}
