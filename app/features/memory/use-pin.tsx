import { lazy, type ReactNode, type RefObject, Suspense, useState } from "react";
import type { Actor } from "~/domain/actor";
import { wordsNow } from "~/domain/message";
import type { MessageRow } from "~/domain/timeline";
import type { Room } from "~/features/room/use-room";
import { useT } from "~/i18n/use-language";
import type { MenuItem } from "~/ui/menu";

const PinDialog = lazy(() => import("./pin-dialog").then(({ PinDialog }) => ({ default: PinDialog })));

type Pinning = {
  roomId: string;
  row: MessageRow;
  room: Room;
  me: Pick<Actor, "enterSends">;
  /** What was selected of the words when the menu was opened. */
  selected: RefObject<string>;
};

/** The item of a message's menu that pins it, and the dialog behind it; no item for what was withdrawn or erased. */
export function usePin({ roomId, row, room, me, selected }: Pinning): { items: MenuItem[]; dialog: ReactNode } {
  const t = useT();
  const [text, setText] = useState<string>();
  const { message } = row;
  const says = message.versions.at(-1);
  if (!says || message.withdrawnAt !== null) return { items: [], dialog: null };
  const item: MenuItem = {
    id: "pin",
    label: t("memory:pin.action"),
    icon: "pin",
    onSelect: () => setText(selected.current || wordsNow(message)),
  };
  const dialog = text !== undefined && (
    <Suspense fallback={null}>
      <PinDialog
        entryId={message.id}
        text={text}
        lang={says.lang}
        roomId={roomId}
        companies={[...room.state.companies.values()]}
        enterSends={me.enterSends}
        send={room.send}
        onClose={() => setText(undefined)}
      />
    </Suspense>
  );
  return { items: [item], dialog };
}
