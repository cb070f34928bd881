import { Form } from "@remix-run/react";
import { type FormEvent, useId, useRef, useState } from "react";
import type { Person } from "~/domain/actor";
import { isLanguage, type Language, languages } from "~/domain/language";
import { tableFrom } from "~/domain/table-paste";
import { countCharacters, longestMessage } from "~/domain/text";
import { useRefusalText, useT } from "~/i18n/use-language";
import { Button } from "~/ui/button";
import { Icon } from "~/ui/icon";
import { TextBox, type TextBoxHandle } from "~/ui/text-box";
import { EmojiButton } from "./emoji-button";
import { useMentionPicker } from "./mention-picker";
import type { Me, Unposted } from "./room-screen";
import { useDraft } from "./use-draft";
import type { useRoom } from "./use-room";

type ComposerProps = {
  roomId: string;
  me: Me;
  /** Who may be named with @. */
  people: readonly Person[];
  formKey: string;
  unposted?: Unposted;
  send: ReturnType<typeof useRoom>["send"];
};

/** Hands its text to `send` and clears itself. Without JavaScript the same fields are posted. */
export function Composer({ roomId, me, people, formKey, unposted, send }: ComposerProps) {
  const t = useT();
  const refusalText = useRefusalText();
  const box = useRef<TextBoxHandle>(null);
  const [length, setLength] = useState(countCharacters(unposted?.text ?? ""));
  const draft = useDraft(me.memberId, roomId, {
    text: () => box.current?.text() ?? "",
    show(text) {
      box.current?.setText(text);
      setLength(countCharacters(text));
    },
  });
  const mention = useMentionPicker(people, me, box);
  const [lang, setLang] = useState<Language>(me.locale);
  const noteId = useId();
  const left = longestMessage - length;
  const tooLong = left < 0;

  function onText(text: string) {
    setLength(countCharacters(text));
    draft.keep(text);
  }

  async function submit() {
    const text = box.current?.text() ?? "";
    if (text.trim() === "" || countCharacters(text) > longestMessage) return;
    box.current?.setText("");
    setLength(0);
    await send("message.post", { text, lang, ...(mention.chosen.length > 0 && { mentioned: mention.chosen }) });
    draft.keep(box.current?.text() ?? "");
  }

  function onSubmit(event: FormEvent) {
    event.preventDefault();
    void submit();
    box.current?.focus();
  }

  return (
    <Form method="post" action={`/rooms/${roomId}`} onSubmit={onSubmit} className="grid gap-1.5">
      <input type="hidden" name="command" value="message.post" />
      <input type="hidden" name="actorId" value={me.memberId} />
      <input type="hidden" name="clientKey" value={formKey} />
      <div className="relative flex items-end gap-2">
        {mention.list}
        <TextBox
          ref={box}
          name="text"
          label={t("room:composer.label")}
          placeholder={t("room:composer.placeholder")}
          defaultValue={unposted?.text}
          lang={lang}
          enterSends={me.enterSends}
          onSend={submit}
          onText={onText}
          assist={mention.assist}
          pasteAs={tableFrom}
          invalid={tooLong || unposted !== undefined}
          describedBy={noteId}
          className="min-w-0 flex-1"
        />
        <Button
          tone="primary"
          square
          isDisabled={tooLong}
          aria-label={t("room:composer.send")}
          className="sm:w-auto sm:px-4"
        >
          <Icon name="send" className="size-5 sm:hidden" />
          <span className="hidden sm:inline">{t("room:composer.send")}</span>
        </Button>
      </div>
      <div className="flex min-h-5 items-center justify-between gap-4 text-xs text-soft">
        <span className="flex items-center gap-1">
          <EmojiButton box={box} />
          <LanguageChoice lang={lang} onChoose={setLang} />
        </span>
        <p id={noteId} aria-live="polite" className={tooLong || unposted ? "text-danger" : undefined}>
          {unposted && !tooLong && refusalText(unposted.refused)}
          {tooLong && t("room:composer.over", { count: -left })}
          {!tooLong && left < 1000 && t("room:composer.left", { count: left })}
          {!unposted && left >= 1000 && <Hint enterSends={me.enterSends} />}
        </p>
      </div>
    </Form>
  );
}

function Hint({ enterSends }: { enterSends: boolean }) {
  const t = useT();
  return (
    <span className="hidden pointer-fine:sm:inline">
      {t(enterSends ? "room:composer.hintEnter" : "room:composer.hintControl")}
    </span>
  );
}

/** Which language the text is in: it decides its font and how it is read aloud and, one day, translated. */
function LanguageChoice({ lang, onChoose }: { lang: Language; onChoose: (language: Language) => void }) {
  const t = useT();
  return (
    <label className="flex items-center gap-1">
      <span>{t("room:composer.language")}</span>
      <select
        name="lang"
        value={lang}
        onChange={({ target }) => isLanguage(target.value) && onChoose(target.value)}
        className="min-h-6 rounded-sm bg-transparent font-medium text-ink pointer-coarse:min-h-11"
      >
        {languages.map((language) => (
          <option key={language} value={language} lang={language}>
            {t(`language.${language}`)}
          </option>
        ))}
      </select>
    </label>
  );
}
