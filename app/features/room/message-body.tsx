import { lazy, Suspense, useRef, useState } from "react";
import { canChange, type Message } from "~/domain/message";
import type { MessageRow, Pending } from "~/domain/timeline";
import { useAsk } from "~/features/acknowledgement/use-ask";
import { FileSpace } from "~/features/file/file-space";
import { MessageFiles } from "~/features/file/message-files";
import { useDescribe } from "~/features/file/use-describe";
import { MeaningMark } from "~/features/meaning/meaning-mark";
import { PinMarks } from "~/features/memory/pin-marks";
import { usePin } from "~/features/memory/use-pin";
import { QuoteBlock } from "~/features/quote/quote-block";
import { useReactionItems } from "~/features/reaction/reaction-bar";
import { RowTools } from "~/features/thread/row-foot";
import { useTalk } from "~/features/thread/talk";
import { threadTo } from "~/features/thread/thread-address";
import { useTalkItems } from "~/features/thread/use-talk-items";
import { useFormat } from "~/i18n/reader";
import { useT } from "~/i18n/use-language";
import { MenuButton, type MenuItem } from "~/ui/menu";
import { onDemand } from "~/ui/on-demand";
import { personName, relationOf } from "~/ui/person-name";
import { Time } from "~/ui/time";
import { EditMessage } from "./edit-message";
import { MessageText } from "./message-text";
import { PendingMark } from "./pending-body";
import { PlainActions } from "./plain-actions";
import type { TimelineRowProps } from "./timeline-row";

const EditOnDemand = onDemand(import.meta.env.SSR ? EditMessage : null, () =>
  import("./edit-message").then(({ EditMessage }) => EditMessage),
);
const FilesOnDemand = onDemand(import.meta.env.SSR ? MessageFiles : null, () =>
  import("~/features/file/message-files").then(({ MessageFiles }) => MessageFiles),
);
const WithdrawMessage = lazy(() =>
  import("./withdraw-message").then(({ WithdrawMessage }) => ({ default: WithdrawMessage })),
);

/** What a message says now, what it said before, and what its author can do with it. */
export function MessageBody({
  row,
  note,
  state,
  me,
  roomId,
  room,
  formKey,
  editing,
  unposted,
  onEdit,
}: TimelineRowProps & { row: MessageRow }) {
  const t = useT();
  const [withdrawing, setWithdrawing] = useState(false);
  const ask = useAsk({ row, room, me });
  const format = useFormat();
  const { rootId } = useTalk();
  const words = useRef<HTMLDivElement>(null);
  const talk = useTalkItems({ row, roomId, note, words });
  const pin = usePin({ roomId, row, room, me, selected: talk.selected });
  const reactions = useReactionItems({ row, me, room });
  const describing = useDescribe({ row, room, roomId, me });
  const { message } = row;
  const now = shownVersion(row);
  // Also when it was withdrawn meanwhile: what was typed is then refused in sight instead of vanishing.
  if (editing && message.authorId === me.memberId) {
    return (
      <EditOnDemand
        waiting={null}
        roomId={roomId}
        message={message}
        me={me}
        formKey={formKey}
        send={room.send}
        unposted={unposted}
        onClose={() => {
          onEdit(undefined);
          requestAnimationFrame(() =>
            document.querySelector<HTMLElement>(`[data-key="${CSS.escape(row.key)}"] [aria-haspopup=menu]`)?.focus(),
          );
        }}
      />
    );
  }
  const author = state.people.get(row.actorId);
  const link = rootId ? threadTo(roomId, rootId, row.seq) : `/rooms/${roomId}?at=${row.seq}#e${row.seq}`;
  const items: MenuItem[] = [
    ...talk.items,
    ...reactions,
    { id: "link", label: t("room:message.copyLink"), icon: "link", onSelect: () => void copyLink(link) },
    ...pin.items,
    ...describing.items,
    ...ask.items,
    ...(rootId
      ? []
      : [
          {
            id: "unread",
            label: t("room:message.markUnread"),
            icon: "bell" as const,
            onSelect: () => room.markUnread(row.seq),
          },
        ]),
  ];
  if (canChange(me.memberId, message)) {
    items.push({ id: "edit", label: t("room:message.edit"), icon: "edit", onSelect: () => onEdit(message.id) });
    items.push({
      id: "withdraw",
      label: t("room:message.withdraw"),
      icon: "withdraw",
      tone: "danger",
      onSelect: () => setWithdrawing(true),
    });
  }
  return (
    <>
      {message.quote && <QuoteBlock quote={message.quote} people={state.people} me={me} roomId={roomId} />}
      <div ref={words}>
        {message.withdrawnAt === null && now && now.text !== "" && (
          <MessageText text={now.text} lang={now.lang} tree={now.tree} readerId={me.memberId} />
        )}
      </div>
      {message.files.length > 0 && (
        <FilesOnDemand
          // Beside the button of the menu, where no words stand before them.
          className={now?.text ? undefined : "pointer-coarse:pe-11"}
          waiting={<FileSpace files={message.files} />}
          files={message.files}
          roomId={roomId}
          drawings={state.drawings}
          companies={state.companies}
          withdrawn={message.withdrawnAt !== null}
        />
      )}
      {message.versions.length === 0 && <p className="text-soft">{t("room:timeline.erased")}</p>}
      <MeaningMark row={row} room={room} me={me} />
      <Past message={message} />
      <PinMarks items={row.about.memory} people={room.state.people} companies={room.state.companies} />
      {row.pending.filter(wantsMark).map((send) => (
        <PendingMark key={send.input.clientKey} send={send} room={room} withText />
      ))}
      <RowTools row={row} me={me} roomId={roomId} room={room}>
        <span onPointerDownCapture={talk.noteSelection} onKeyDownCapture={talk.noteSelection} className="contents">
          <MenuButton
            label={t("thread:menu.of", {
              name: author ? personName(t, author.name, relationOf(me, author)) : "",
              time: format.clock(row.at),
            })}
            items={items}
          />
        </span>
      </RowTools>
      {canChange(me.memberId, message) && (
        <PlainActions roomId={roomId} me={me} seq={row.seq} messageId={message.id} formKey={formKey} />
      )}
      {pin.dialog}
      {ask.dialog}
      {describing.dialog}
      {withdrawing && (
        <Suspense fallback={null}>
          <WithdrawMessage entryId={message.id} send={room.send} onClose={() => setWithdrawing(false)} />
        </Suspense>
      )}
    </>
  );
}

/** A reaction or a reply on its way shows itself; only what was refused needs words here. */
function wantsMark({ name, state }: Pending): boolean {
  if (name === "ack.ask" || name === "ack.give") return false;
  const showsItself = name === "reaction.add" || name === "reaction.remove" || name === "reply.post";
  return state === "refused" || !showsItself;
}

/** An edit on its way is shown at once; its mark tells that it is not stored yet. */
function shownVersion(row: MessageRow): Pick<Message["versions"][number], "text" | "lang" | "tree"> | undefined {
  const edits = row.pending.flatMap((send) =>
    send.name === "message.edit" && send.state !== "refused" ? [send.input] : [],
  );
  return edits.at(-1) ?? row.message.versions.at(-1);
}

/** Every version stays visible to both sides; it opens without a script. */
function Past({ message: { versions, withdrawnAt } }: { message: Message }) {
  const t = useT();
  const format = useFormat();
  const past = withdrawnAt === null ? versions.slice(0, -1) : versions;
  if (past.length === 0) return null;
  const summary =
    withdrawnAt === null
      ? t("room:message.editedCount", { count: past.length })
      : t("room:message.withdrawn", { when: format.moment(withdrawnAt) });
  return (
    <details className="text-sm text-soft">
      <summary className="inline-flex min-h-6 items-center gap-1 rounded-sm underline decoration-dotted underline-offset-4 hover:text-ink pointer-coarse:min-h-11">
        {summary}
      </summary>
      <ol className="mt-1 mb-2 grid gap-2 border-l-2 border-line pl-3">
        {past.map((version) => (
          <li key={version.seq}>
            <Time at={version.at} className="text-xs" />
            <div className="line-through decoration-edge/60">
              <MessageText text={version.text} lang={version.lang} tree={version.tree} />
            </div>
          </li>
        ))}
      </ol>
    </details>
  );
}

async function copyLink(path: string): Promise<void> {
  const link = `${location.origin}${path}`;
  if (navigator.clipboard) return navigator.clipboard.writeText(link);
  // Plain http has no clipboard; the address bar serves to copy from.
  history.replaceState(history.state, "", link);
}
