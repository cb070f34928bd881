import { lazy, type ReactNode, Suspense, useState } from "react";
import { useT } from "~/i18n/use-language";
import type { MenuItem } from "~/ui/menu";
import type { OnRow } from "./acknowledged";
import { isWithdrawn } from "./versions-of";

const AskDialog = lazy(() => import("./ask-dialog").then(({ AskDialog }) => ({ default: AskDialog })));

/** The item of a row's menu that asks people to acknowledge it, and the dialog behind it; none for what was withdrawn. */
export function useAsk({ row, room, me }: OnRow): { items: MenuItem[]; dialog: ReactNode } {
  const t = useT();
  const [open, setOpen] = useState(false);
  if (isWithdrawn(row)) return { items: [], dialog: null };
  const item: MenuItem = {
    id: "ask",
    label: t("meaning:ask.action"),
    icon: "acknowledge",
    onSelect: () => setOpen(true),
  };
  const dialog = open && (
    <Suspense fallback={null}>
      <AskDialog row={row} room={room} me={me} onClose={() => setOpen(false)} />
    </Suspense>
  );
  return { items: [item], dialog };
}
