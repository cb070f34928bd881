import { useEffect, useId, useRef, useState } from "react";
import type { AnswerState } from "~/domain/acknowledgement";
import { countCharacters } from "~/domain/characters";
import { useT } from "~/i18n/use-language";
import { Button } from "~/ui/button";
import { TextBox, type TextBoxHandle } from "~/ui/text-box";

const longest = 1000;

type AckWordsProps = {
  state: AnswerState;
  text: string | undefined;
  enterSends: boolean;
  lang: string;
  onSend: (text: string) => void;
  onCancel: () => void;
};

/** The condition or the reason, without which it is not sent. */
export function AckWords({ state, text: before = "", enterSends, lang, onSend, onCancel }: AckWordsProps) {
  const t = useT();
  const box = useRef<TextBoxHandle>(null);
  const [length, setLength] = useState(countCharacters(before));
  const [empty, setEmpty] = useState(false);
  const noteId = useId();
  const over = length - longest;
  const what = state === "declined" ? "reason" : "condition";

  useEffect(() => box.current?.focus(), []);

  function send() {
    const text = box.current?.text().trim() ?? "";
    setEmpty(text === "");
    if (text === "" || countCharacters(text) > longest) return box.current?.focus();
    onSend(text);
  }

  return (
    <div className="grid gap-2">
      <p aria-hidden="true" className="font-medium">
        {t(`meaning:state.${state}`)}
      </p>
      <TextBox
        ref={box}
        name="text"
        label={t(`meaning:give.${what}`)}
        placeholder={t(`meaning:give.${what}Hint`)}
        defaultValue={before}
        lang={lang}
        enterSends={enterSends}
        onSend={send}
        onText={(text) => {
          setLength(countCharacters(text));
          setEmpty(false);
        }}
        onEscape={onCancel}
        invalid={empty || over > 0}
        describedBy={noteId}
      />
      <p id={noteId} role="alert" className="text-danger empty:hidden">
        {empty && t("errors:empty")}
        {over > 0 && t("room:composer.over", { count: over })}
      </p>
      <div className="flex gap-2">
        <Button tone="primary" onPress={send} isDisabled={over > 0}>
          {t("meaning:give.send")}
        </Button>
        <Button tone="quiet" onPress={onCancel}>
          {t("meaning:give.cancel")}
        </Button>
      </div>
    </div>
  );
}
