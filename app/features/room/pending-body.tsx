import type { Pending, PendingRow } from "~/domain/timeline";
import { MeaningChip } from "~/features/meaning/meaning-chip";
import { QuoteBlock } from "~/features/quote/quote-block";
import { useRefusalText, useT } from "~/i18n/use-language";
import { Button } from "~/ui/button";
import { Icon } from "~/ui/icon";
import { onDemand } from "~/ui/on-demand";
import { filesOf } from "./carried-files";
import { MessageText } from "./message-text";
import type { Me } from "./room-screen";
import type { RoomState } from "./room-state";
import type { useRoom } from "./use-room";

const FilesOnDemand = onDemand(null, () =>
  import("~/features/file/pending-files").then(({ PendingFiles }) => PendingFiles),
);

type Room = Pick<ReturnType<typeof useRoom>, "retry" | "discard" | "cancel">;

type PendingBodyProps = { row: PendingRow; room: Room; state: RoomState; me: Me; roomId: string };

/** An own message that is not stored yet. */
export function PendingBody({ row, room, state, me, roomId }: PendingBodyProps) {
  const { text, lang, meaning, quote } = row.pending.input;
  const files = filesOf(row.pending);
  const quoted = state.rows.find((other) => "id" in other && other.id === quote?.entryId);
  return (
    <>
      {quote && (
        <QuoteBlock
          quote={{ ...quote, actorId: quoted?.actorId ?? "" }}
          people={state.people}
          me={me}
          roomId={roomId}
        />
      )}
      <div className={row.pending.state === "refused" ? undefined : "text-soft"}>
        {text !== "" && <MessageText text={text} lang={lang} />}
      </div>
      {files.length > 0 && <FilesOnDemand waiting={null} memberId={me.memberId} ids={files} />}
      {meaning && (
        <p className="my-1">
          <MeaningChip meaning={meaning} lang={lang} />
        </p>
      )}
      <PendingMark send={row.pending} room={room} />
    </>
  );
}

/** Where a send stands. A refused one keeps its text and says why; the person decides. */
export function PendingMark({ send, room, withText }: { send: Pending; room: Room; withText?: boolean }) {
  const t = useT();
  const refusalText = useRefusalText();
  if (send.state === "refused" && send.code) {
    const key = send.input.clientKey;
    return (
      <div
        role="alert"
        className="mt-1 mb-3 flex flex-wrap items-center gap-2 rounded-md bg-danger-tint px-3 py-2 text-sm"
      >
        <Icon name="warning" className="size-4 text-danger" />
        <div className="min-w-40 flex-1">
          <strong className="font-semibold">{t("room:message.failed")}</strong> {refusalText({ code: send.code })}
          {withText && (send.name === "message.edit" || send.name === "reply.post") && (
            <MessageText text={send.input.text} lang={send.input.lang} />
          )}
        </div>
        <Button onPress={() => void room.retry(key)}>{t("room:message.retry")}</Button>
        <Button tone="quiet" onPress={() => void room.discard(key)}>
          {t("room:message.discard")}
        </Button>
      </div>
    );
  }
  const words = {
    queued: t("room:message.waiting"),
    uploading: t("file:line.uploading", { count: filesOf(send).length }),
    sending: t(send.name.endsWith(".post") ? "room:message.sending" : "room:message.changing"),
    retrying: t("room:message.retrying"),
    refused: t("room:message.failed"),
  };
  return (
    <p className="flex items-center gap-1 text-xs text-soft">
      <Icon name="clock" className="size-3.5" />
      {words[send.state]}
      {send.state === "uploading" && (
        <Button
          tone="quiet"
          className="min-h-6 px-1.5 text-xs underline underline-offset-4 pointer-coarse:min-h-11"
          onPress={() => void room.cancel(send.input.clientKey)}
        >
          {t("room:message.discard")}
        </Button>
      )}
    </p>
  );
}
