import { Link } from "@remix-run/react";
import type { StoredRow } from "~/domain/timeline";
import type { Me } from "~/features/room/room-screen";
import type { RoomState } from "~/features/room/room-state";
import { useT } from "~/i18n/use-language";
import { Avatar } from "~/ui/avatar";
import { Icon } from "~/ui/icon";
import { relationOf } from "~/ui/person-name";
import { Time } from "~/ui/time";
import { useTalk } from "./talk";
import { threadTo } from "./thread-address";

type ThreadLineProps = { row: StoredRow; state: RoomState; me: Me; roomId: string };

/** On the row that was answered: how many replies, when the last one came, whose, and how many are new. */
export function ThreadLine({ row, state, me, roomId }: ThreadLineProps) {
  const t = useT();
  const { rootId } = useTalk();
  const { thread } = row;
  const waiting = row.pending.filter(({ name }) => name === "reply.post").length;
  if (rootId !== null || (!thread && waiting === 0)) return null;
  return (
    <Link
      to={threadTo(roomId, row.id)}
      preventScrollReset
      data-thread={row.id}
      className="mt-1 -ms-1 inline-flex min-h-8 max-w-full flex-wrap items-center gap-x-2 rounded-md px-1 text-sm text-soft hover:bg-hover pointer-coarse:min-h-11"
    >
      {thread && <Faces memberIds={thread.memberIds} state={state} me={me} />}
      {thread && (
        <>
          <span className="font-medium text-accent">{t("thread:line.count", { count: thread.count })}</span>
          <span className="text-xs">
            {t("thread:line.last")} <Time at={thread.lastAt} as="brief" />
          </span>
        </>
      )}
      {thread && thread.unread > 0 && (
        <span className="rounded-full bg-accent px-1.5 text-xs leading-5 font-semibold text-on-accent tabular-nums">
          {t("thread:line.unread", { count: thread.unread })}
        </span>
      )}
      {waiting > 0 && (
        <span className="flex items-center gap-1 text-xs">
          <Icon name="clock" className="size-3.5" />
          {t("thread:line.waiting", { count: waiting })}
        </span>
      )}
    </Link>
  );
}

function Faces({ memberIds, state, me }: { memberIds: string[] } & Pick<ThreadLineProps, "state" | "me">) {
  const people = memberIds.flatMap((id) => state.people.get(id) ?? []);
  return (
    <span className="flex -space-x-1.5">
      {people.map((person) => (
        <span key={person.id} className="rounded-full bg-surface ring-2 ring-surface">
          <Avatar name={person.name} company={relationOf(me, person) === "counterpart" ? "other" : "own"} size="sm" />
        </span>
      ))}
    </span>
  );
}
