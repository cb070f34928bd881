import type { Pending, PendingRow } from "~/domain/timeline";
import { useRefusalText, useT } from "~/i18n/use-language";
import { Button } from "~/ui/button";
import { Icon } from "~/ui/icon";
import { MessageText } from "./message-text";
import type { useRoom } from "./use-room";

type Room = Pick<ReturnType<typeof useRoom>, "retry" | "discard">;

/** An own message that is not stored yet. */
export function PendingBody({ row, room }: { row: PendingRow; room: Room }) {
  const { text, lang } = row.pending.input;
  return (
    <>
      <div className={row.pending.state === "refused" ? undefined : "text-soft"}>
        <MessageText text={text} lang={lang} />
      </div>
      <PendingMark send={row.pending} room={room} />
    </>
  );
}

/** Where a send stands. A refused one keeps its text and says why; the person decides. */
export function PendingMark({ send, room }: { send: Pending; room: Room }) {
  const t = useT();
  const refusalText = useRefusalText();
  if (send.state === "refused" && send.code) {
    const key = send.input.clientKey;
    return (
      <div role="alert" className="mt-1 flex flex-wrap items-center gap-2 rounded-md bg-danger-tint px-3 py-2 text-sm">
        <Icon name="warning" className="size-4 text-danger" />
        <p className="min-w-40 flex-1">
          <strong className="font-semibold">{t("room:message.failed")}</strong> {refusalText({ code: send.code })}
          {send.name === "message.edit" && <MessageText text={send.input.text} lang={send.input.lang} />}
        </p>
        <Button onPress={() => void room.retry(key)}>{t("room:message.retry")}</Button>
        <Button tone="quiet" onPress={() => void room.discard(key)}>
          {t("room:message.discard")}
        </Button>
      </div>
    );
  }
  const words = {
    queued: t("room:message.waiting"),
    sending: t(send.name === "message.post" ? "room:message.sending" : "room:message.changing"),
    retrying: t("room:message.retrying"),
    refused: t("room:message.failed"),
  };
  return (
    <p className="flex items-center gap-1 text-xs text-soft">
      <Icon name="clock" className="size-3.5" />
      {words[send.state]}
    </p>
  );
}
