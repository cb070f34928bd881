import { lazy, type ReactNode, Suspense, useState } from "react";
import { canDescribe } from "~/domain/file";
import type { MessageRow } from "~/domain/timeline";
import type { Room } from "~/features/room/use-room";
import { useT } from "~/i18n/use-language";
import type { MenuItem } from "~/ui/menu";

const DescribeDialog = lazy(() => import("./describe-dialog"));

type Describing = { row: MessageRow; room: Room; roomId: string; me: { memberId: string; organizationId: string } };

/** The item of a message's menu that says what its files are, for people of the company that sent them. */
export function useDescribe({ row, room, roomId, me }: Describing): { items: MenuItem[]; dialog: ReactNode } {
  const t = useT();
  const [open, setOpen] = useState(false);
  const { files, withdrawnAt, id: entryId } = row.message;
  const owner = room.state.people.get(row.actorId)?.organizationId ?? "";
  if (files.length === 0 || withdrawnAt !== null || !canDescribe(me.organizationId, owner)) {
    return { items: [], dialog: null };
  }
  const items: MenuItem[] = [
    { id: "describe", label: t("file:describe.action"), icon: "file", onSelect: () => setOpen(true) },
  ];
  const dialog = open && (
    <Suspense fallback={null}>
      <DescribeDialog
        files={files}
        memberId={me.memberId}
        roomId={roomId}
        drawings={room.state.drawings}
        onSave={(fileId, description) => void room.send("file.describe", { entryId, fileId, description })}
        onClose={() => setOpen(false)}
      />
    </Suspense>
  );
  return { items, dialog };
}
