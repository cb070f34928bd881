import type { Pending } from "~/domain/timeline";
import { useRefusalText, useT } from "~/i18n/use-language";
import { Button } from "~/ui/button";
import { Icon } from "~/ui/icon";
import type { AnswerInWords } from "./ack-answer";
import type { OnRow } from "./acknowledged";
import { versionsOf } from "./versions-of";

type PendingProps = Pick<OnRow, "row" | "room"> & { onAgain: (again: AnswerInWords) => void };
type Sent = Pending<"ack.ask" | "ack.give">;

/** Asks and answers on their way, and refused ones with their words. Having seen it tells itself in silence. */
export function AckPending({ row, room, onAgain }: PendingProps) {
  return row.pending.map((send) => {
    const isShown = send.name === "ack.ask" || (send.name === "ack.give" && send.input.state !== "seen");
    if (!isShown) return null;
    const key = send.input.clientKey;
    if (send.state === "refused") return <RefusedAck key={key} send={send} row={row} room={room} onAgain={onAgain} />;
    return <WaitingAck key={key} send={send} />;
  });
}

function WaitingAck({ send }: { send: Sent }) {
  const t = useT();
  const what = useWhat(send);
  const { state } = send;
  // It carries no files to wait for.
  const words = state === "refused" || state === "uploading" ? "" : t(`meaning:pending.${state}`, { what });
  return (
    <p className="flex items-center gap-1 text-xs text-soft">
      <Icon name="clock" className="size-3.5" />
      {words}
    </p>
  );
}

/** An answer to a text that was edited, or to an ask that was made anew, is given again by the person or not at all. */
function RefusedAck({ send, row, room, onAgain }: { send: Sent } & PendingProps) {
  const t = useT();
  const refusalText = useRefusalText();
  const what = useWhat(send);
  const key = send.input.clientKey;
  const text = send.name === "ack.give" ? send.input.text : undefined;
  const overtaken = useOvertaken(send, row);
  return (
    <div role="alert" className="flex flex-wrap items-center gap-2 rounded-md bg-danger-tint px-3 py-2 text-sm">
      <Icon name="warning" className="size-4 text-danger" />
      <div className="min-w-40 flex-1">
        <p>
          <strong className="font-semibold">{t("meaning:pending.refused", { what })}</strong>{" "}
          {overtaken?.why ?? refusalText({ code: send.code ?? "unexpected" })}
        </p>
        {text && <p className="whitespace-pre-wrap">{text}</p>}
      </div>
      {send.code === "unexpected" && <Button onPress={() => void room.retry(key)}>{t("room:message.retry")}</Button>}
      {overtaken?.isHere && text && send.name === "ack.give" && (
        <Button onPress={() => onAgain({ key, state: send.input.state, text })}>{t("meaning:pending.again")}</Button>
      )}
      <Button tone="quiet" onPress={() => void room.discard(key)}>
        {t("meaning:pending.discard")}
      </Button>
    </div>
  );
}

/** Why an answer came too late. `isHere`: what overtook it is on the row already, so that it can be read and answered. */
function useOvertaken(send: Sent, row: OnRow["row"]): { why: string; isHere: boolean } | null {
  const t = useT();
  if (send.name !== "ack.give" || send.code !== "conflict") return null;
  const { askId, version } = send.input;
  if (row.about.ask && row.about.ask.id !== askId) return { why: t("meaning:pending.askedAnew"), isHere: true };
  const newest = versionsOf(row).at(-1)?.seq ?? 0;
  return { why: t("meaning:pending.edited"), isHere: newest > version };
}

function useWhat(send: Sent): string {
  const t = useT();
  return send.name === "ack.ask" ? t("meaning:pending.ask") : t(`meaning:state.${send.input.state}`);
}
