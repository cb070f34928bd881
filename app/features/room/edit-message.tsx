import { Form } from "@remix-run/react";
import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import { countCharacters, longestMessage } from "~/domain/characters";
import type { Message } from "~/domain/message";
import { useT } from "~/i18n/use-language";
import { Button } from "~/ui/button";
import { LinkButton } from "~/ui/link-button";
import { TextBox, type TextBoxHandle } from "~/ui/text-box";
import { useInNotes } from "./in-notes";
import type { Me, Unposted } from "./room-screen";
import { useDraft } from "./use-draft";
import type { useRoom } from "./use-room";

type EditMessageProps = {
  roomId: string;
  message: Message;
  me: Me;
  formKey: string;
  send: ReturnType<typeof useRoom>["send"];
  /** What a post without JavaScript left behind. */
  unposted?: Unposted;
  onClose: () => void;
};

/** The message in a box, in its place in the timeline. */
export function EditMessage({ roomId, message, me, formKey, send, unposted, onClose }: EditMessageProps) {
  const t = useT();
  const box = useRef<TextBoxHandle>(null);
  const { text: before = "", lang = me.locale } = message.versions.at(-1) ?? {};
  const [length, setLength] = useState(countCharacters(unposted?.text ?? before));
  const noteId = useId();
  const isNote = useInNotes() !== null;
  const over = length - longestMessage;
  // Whatever closed the box, the change comes back with it; only Cancel and Save drop it.
  const draft = useDraft(me.memberId, `${roomId}/${message.id}`, {
    text() {
      const text = box.current?.text() ?? before;
      return text === before ? "" : text;
    },
    show(text) {
      box.current?.setText(text || before);
      setLength(countCharacters(text || before));
    },
  });
  useEffect(() => box.current?.focus(), []);

  function save(text = box.current?.text() ?? "") {
    if (text.trim() === "" || countCharacters(text) > longestMessage) return;
    draft.keep("");
    if (text !== before) void send("message.edit", { entryId: message.id, text, lang });
    onClose();
  }

  function onSubmit(event: FormEvent) {
    event.preventDefault();
    save();
  }

  return (
    <Form
      method="post"
      action={`/rooms/${roomId}`}
      onSubmit={onSubmit}
      data-audience={isNote ? "own" : "everyone"}
      className="grid gap-2 py-1"
    >
      <input type="hidden" name="command" value="message.edit" />
      <input type="hidden" name="actorId" value={me.memberId} />
      <input type="hidden" name="clientKey" value={formKey} />
      <input type="hidden" name="entryId" value={message.id} />
      <input type="hidden" name="lang" value={lang} />
      <TextBox
        ref={box}
        name="text"
        label={t(isNote ? "side:edit.label" : "room:edit.label")}
        defaultValue={unposted?.text ?? before}
        lang={lang}
        enterSends={me.enterSends}
        onSend={save}
        onText={(text) => {
          setLength(countCharacters(text));
          draft.keep(text === before ? "" : text);
        }}
        onEscape={onClose}
        invalid={over > 0 || length === 0 || unposted !== undefined}
        describedBy={noteId}
      />
      <p id={noteId} aria-live="polite" className="text-xs text-danger empty:hidden">
        {over > 0 && t("room:composer.over", { count: over })}
        {length === 0 && t("errors:empty")}
      </p>
      <div className="flex flex-wrap items-center gap-2">
        <Button tone="primary" isDisabled={over > 0 || length === 0}>
          {t("room:edit.save")}
        </Button>
        <LinkButton
          to={`/rooms/${roomId}`}
          tone="quiet"
          onClick={(event) => {
            event.preventDefault();
            draft.keep("");
            onClose();
          }}
        >
          {t("room:edit.cancel")}
        </LinkButton>
        <p className="text-xs text-soft">{t(isNote ? "side:edit.hint" : "room:edit.hint")}</p>
      </div>
    </Form>
  );
}
