import { useMemo, useRef } from "react";
import type { ErrorCode } from "~/domain/result";
import type { Row } from "~/domain/timeline";
import { Composer } from "~/features/room/composer";
import type { Me, Unposted } from "~/features/room/room-screen";
import { TypingLine } from "~/features/room/typing-line";
import type { Room } from "~/features/room/use-room";
import { useRefusalText, useT } from "~/i18n/use-language";
import { onDemand } from "~/ui/on-demand";
import { AnchoredLine } from "./anchored-line";
import { type Talk, TalkContext } from "./talk";
import { ThreadList } from "./thread-list";
import { useQuoting } from "./use-quoting";

export type ThreadPanelProps = {
  room: Room;
  roomId: string;
  rootId: string;
  /** The reply that the address points at. */
  at?: number;
  me: Me;
  formKey: string;
  /** What a post without JavaScript left behind. */
  unposted?: Unposted;
};

/** One thread: the entry that began it, what was replied, and the box to reply. */
export function ThreadPanel({ room, roomId, rootId, at, me, formKey, unposted }: ThreadPanelProps) {
  const t = useT();
  const { state } = room;
  const box = useRef<HTMLDivElement>(null);
  const quoting = useQuoting(box, rootId);
  const thread = state.thread?.rootId === rootId ? state.thread : null;
  const rows = thread && thread.rows.length > 0 ? thread.rows : rootAlone(state.rows, rootId);
  const own = unposted?.entryId === rootId ? unposted : undefined;
  const talk = useAnchored(quoting.talk, rows[0], roomId);
  return (
    <TalkContext.Provider value={talk}>
      <ThreadList
        room={room}
        roomId={roomId}
        rows={rows}
        thread={thread}
        at={at}
        me={me}
        formKey={formKey}
        trouble={thread?.trouble && rows.length === 0 ? <Trouble code={thread.trouble} /> : null}
      />
      {!(thread?.trouble === "notFound") && (
        <div
          ref={box}
          className="grid shrink-0 gap-2 border-t border-line bg-surface px-3 pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))]"
        >
          <Composer
            roomId={roomId}
            command={{ name: "reply.post", entryId: rootId }}
            {...quoting.above(state.people, me)}
            me={me}
            people={[...state.people.values()]}
            companies={state.companies}
            drawings={state.drawings}
            formKey={formKey}
            unposted={own}
            send={room.send}
            onTyping={room.typing}
          />
          <TypingLine state={state} me={me} rootId={rootId} />
        </div>
      )}
      <p aria-live="polite" className="sr-only">
        {thread?.loading === "first" && t("thread:panel.loading")}
      </p>
    </TalkContext.Provider>
  );
}

const AnchoredOnDemand = onDemand(import.meta.env.SSR ? AnchoredLine : null, () =>
  import("./anchored-line").then(({ AnchoredLine }) => AnchoredLine),
);

/** Beside a spec change, a reply says which line of the change it is about. */
function useAnchored(talk: Talk, root: Row | undefined, roomId: string): Talk {
  return useMemo(() => {
    if (root?.type !== "specChange") return talk;
    const above = (row: Row) =>
      row.type === "message" && row.message.anchor ? (
        <AnchoredOnDemand root={root} anchor={row.message.anchor} roomId={roomId} waiting={<div className="h-6" />} />
      ) : null;
    return { ...talk, above };
  }, [talk, root, roomId]);
}

/** Until the thread was read, what the room shows of its beginning. */
function rootAlone(rows: Row[], rootId: string): Row[] {
  return rows
    .filter((row) => row.type !== "pending" && row.id === rootId)
    .map((row) => ("thread" in row ? { ...row, thread: null, pending: [] } : row));
}

function Trouble({ code }: { code: ErrorCode }) {
  const t = useT();
  const refusalText = useRefusalText();
  return (
    <p role="alert" className="px-2 py-6 text-sm text-soft">
      {code === "notFound" ? t("thread:panel.missing") : refusalText({ code })}
    </p>
  );
}
