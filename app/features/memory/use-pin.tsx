import { lazy, type ReactNode, Suspense, useState } from "react";
import type { Actor } from "~/domain/actor";
import type { MessageRow } from "~/domain/timeline";
import type { Room } from "~/features/room/use-room";
import { useT } from "~/i18n/use-language";
import type { MenuItem } from "~/ui/menu";

const PinDialog = lazy(() => import("./pin-dialog").then(({ PinDialog }) => ({ default: PinDialog })));

type Pinning = { row: MessageRow; room: Room; me: Pick<Actor, "enterSends"> };

/** The item of a message's menu that pins it, and the dialog behind it; no item for what was withdrawn or erased. */
export function usePin({ row, room, me }: Pinning): { items: MenuItem[]; dialog: ReactNode } {
  const t = useT();
  const [text, setText] = useState<string>();
  const { message } = row;
  const says = message.versions.at(-1);
  if (!says || message.withdrawnAt !== null) return { items: [], dialog: null };
  const item: MenuItem = {
    id: "pin",
    label: t("memory:pin.action"),
    icon: "pin",
    onSelect: () => setText(markedIn(row.key) || says.text),
  };
  const sides = [...room.state.companies.values()].filter(({ side }) => side !== "guest");
  const dialog = text !== undefined && (
    <Suspense fallback={null}>
      <PinDialog
        entryId={message.id}
        text={text}
        lang={says.lang}
        alone={sides.length < 2}
        enterSends={me.enterSends}
        send={room.send}
        onClose={() => setText(undefined)}
      />
    </Suspense>
  );
  return { items: [item], dialog };
}

/** What the person marked in the row, if anything. */
function markedIn(key: string): string {
  const marked = getSelection();
  const inside = document.querySelector(`[data-key="${CSS.escape(key)}"]`)?.contains(marked?.anchorNode ?? null);
  return inside ? (marked?.toString().trim() ?? "") : "";
}
