import { useId, useRef, useState } from "react";
import { useT } from "~/i18n/use-language";
import { Button } from "./button";
import { Icon } from "./icon";

/** Text that is meant to be copied and sent on. On plain http there is no clipboard: then the text is selected. */
export function CopyField({ label, value }: { label: string; value: string }) {
  const t = useT();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState(false);

  async function copy() {
    input.current?.select();
    const done = await navigator.clipboard?.writeText(value).then(
      () => true,
      () => false,
    );
    setCopied(done ?? document.execCommand("copy"));
  }

  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="text-sm font-medium">
        {label}
      </label>
      <div className="flex gap-2">
        <input ref={input} id={id} readOnly value={value} className="typing truncate" dir="ltr" />
        <Button onPress={copy}>
          <Icon name={copied ? "check" : "copy"} className="size-4" />
          <span aria-live="polite">{copied ? t("action.copied") : t("action.copy")}</span>
        </Button>
      </div>
    </div>
  );
}
