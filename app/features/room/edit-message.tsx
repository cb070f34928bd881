import { Form } from "@remix-run/react";
import { type FormEvent, useEffect, useRef } from "react";
import type { Message } from "~/domain/message";
import { countCharacters, longestMessage } from "~/domain/text";
import { useT } from "~/i18n/use-language";
import { Button } from "~/ui/button";
import { LinkButton } from "~/ui/link-button";
import { TextBox, type TextBoxHandle } from "~/ui/text-box";
import type { Me } from "./room-screen";
import type { useRoom } from "./use-room";

type EditMessageProps = {
  roomId: string;
  message: Message;
  me: Me;
  formKey: string;
  send: ReturnType<typeof useRoom>["send"];
  onClose: () => void;
};

/** The message in a box, in its place in the timeline. */
export function EditMessage({ roomId, message, me, formKey, send, onClose }: EditMessageProps) {
  const t = useT();
  const box = useRef<TextBoxHandle>(null);
  const { text: before = "", lang = me.locale } = message.versions.at(-1) ?? {};
  useEffect(() => box.current?.focus(), []);

  function save(text = box.current?.text() ?? "") {
    if (text.trim() === "" || countCharacters(text) > longestMessage) return;
    if (text !== before) void send("message.edit", { entryId: message.id, text, lang });
    onClose();
  }

  function onSubmit(event: FormEvent) {
    event.preventDefault();
    save();
  }

  return (
    <Form method="post" action={`/rooms/${roomId}`} onSubmit={onSubmit} className="grid gap-2 py-1">
      <input type="hidden" name="command" value="message.edit" />
      <input type="hidden" name="actorId" value={me.memberId} />
      <input type="hidden" name="clientKey" value={formKey} />
      <input type="hidden" name="entryId" value={message.id} />
      <input type="hidden" name="lang" value={lang} />
      <TextBox
        ref={box}
        name="text"
        label={t("room:edit.label")}
        defaultValue={before}
        lang={lang}
        enterSends={me.enterSends}
        onSend={save}
        onEscape={onClose}
      />
      <div className="flex flex-wrap items-center gap-2">
        <Button tone="primary">{t("room:edit.save")}</Button>
        <LinkButton
          to={`/rooms/${roomId}`}
          tone="quiet"
          onClick={(event) => {
            event.preventDefault();
            onClose();
          }}
        >
          {t("room:edit.cancel")}
        </LinkButton>
        <p className="text-xs text-soft">{t("room:edit.hint")}</p>
      </div>
    </Form>
  );
}
