import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import type { StoredRow } from "~/domain/timeline";
import { Acknowledged } from "~/features/acknowledgement/acknowledged";
import { AskTool } from "~/features/acknowledgement/ask-tool";
import { QuickReactions, ReactionBar } from "~/features/reaction/reaction-bar";
import type { Me } from "~/features/room/room-screen";
import type { RoomState } from "~/features/room/room-state";
import type { Room } from "~/features/room/use-room";
import { useT } from "~/i18n/use-language";
import { Icon } from "~/ui/icon";
import { useTalk } from "./talk";
import { threadTo } from "./thread-address";
import { ThreadLine } from "./thread-line";

type RowProps = { row: StoredRow; state: RoomState; me: Me; roomId: string; room: Room };

/** Below what a row says: the reactions to it, and its thread. */
export function RowFoot({ row, state, me, roomId, room }: RowProps) {
  return (
    <>
      <Acknowledged row={row} room={room} me={me} />
      <ReactionBar row={row} me={me} room={room} people={state.people} />
      <ThreadLine row={row} state={state} me={me} roomId={roomId} />
    </>
  );
}

/** What can be done with a row, at hand while the pointer or the focus is on it. `children`: the menu, if the row has one. */
export function RowTools({ row, me, roomId, room, children }: Omit<RowProps, "state"> & { children?: ReactNode }) {
  const t = useT();
  const { rootId } = useTalk();
  return (
    <div className="absolute -top-3 right-1 z-[5] flex items-center rounded-md bg-raised opacity-0 shadow-raised focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:top-0 pointer-coarse:bg-transparent pointer-coarse:opacity-60 pointer-coarse:shadow-none scripting-none:hidden">
      <QuickReactions row={row} me={me} room={room} />
      {rootId === null && (
        <Link
          to={threadTo(roomId, row.id)}
          preventScrollReset
          aria-label={t("thread:menu.reply")}
          title={t("thread:menu.reply")}
          tabIndex={children ? -1 : undefined}
          className={`pressable w-8 text-soft hover:bg-hover hover:text-ink ${children ? "pointer-coarse:hidden" : "pointer-coarse:w-11"}`}
        >
          <Icon name="reply" className="size-4" />
        </Link>
      )}
      {children || <AskTool row={row} room={room} me={me} />}
    </div>
  );
}
