import { useEffect, useRef, useState } from "react";
import { pastedRows, type TypedRow } from "~/domain/typed-characteristics";
import { useChangeT } from "~/i18n/change-texts";
import { Button } from "~/ui/button";
import { TextBox, type TextBoxHandle } from "~/ui/text-box";

type PasteRowsProps = { newKey: () => string; onRows: (rows: TypedRow[]) => void; onClose: () => void };

/** Takes rows as a spreadsheet puts them on the clipboard. What it cannot read stands in its cell all the same. */
export function PasteRows({ newKey, onRows, onClose }: PasteRowsProps) {
  const t = useChangeT();
  const box = useRef<TextBoxHandle>(null);
  const [count, setCount] = useState(0);
  useEffect(() => box.current?.focus(), []);
  const rows = () => pastedRows(box.current?.text() ?? "", newKey);
  return (
    // What is typed here belongs to no field of the form.
    <div className="grid gap-3 rounded-lg bg-sunken p-3" onInput={(event) => event.stopPropagation()}>
      <p className="text-sm text-soft">{t("change:form.pasteHint")}</p>
      <TextBox
        ref={box}
        label={t("change:form.pasteLabel")}
        name="pasted"
        enterSends={false}
        onSend={() => count > 0 && onRows(rows())}
        onText={() => setCount(rows().length)}
        onEscape={onClose}
        className="[&>textarea]:min-h-24 [&>textarea]:whitespace-pre [&>textarea]:font-mono [&>textarea]:text-sm"
      />
      <div className="flex flex-wrap justify-end gap-2">
        <Button tone="quiet" onPress={onClose}>
          {t("action.cancel")}
        </Button>
        <Button isDisabled={count === 0} onPress={() => onRows(rows())}>
          {t("change:form.pasteTake", { count })}
        </Button>
      </div>
    </div>
  );
}
