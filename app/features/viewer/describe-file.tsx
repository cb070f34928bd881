import { useRevalidator } from "@remix-run/react";
import { lazy, Suspense, useState } from "react";
import { v4 } from "uuid";
import type { FileDescription, RoomFileItem } from "~/domain/file";
import type { Refused } from "~/domain/result";
import { postCommand } from "~/features/room/transport";
import { useRefusalText } from "~/i18n/use-language";
import { useViewerT } from "~/i18n/viewer-texts";
import { Button } from "~/ui/button";
import { Icon } from "~/ui/icon";
import { Notice } from "~/ui/notice";

const DescribeDialog = lazy(() => import("~/features/file/describe-dialog"));

type DescribeFileProps = { memberId: string; roomId: string; file: RoomFileItem };

/** Says anew which part and revision a file shows, and whether it may leave the country. */
export function DescribeFile({ memberId, roomId, file }: DescribeFileProps) {
  const t = useViewerT();
  const refusalText = useRefusalText();
  const { revalidate } = useRevalidator();
  const [open, setOpen] = useState(false);
  const [refusal, setRefusal] = useState<Refused | null>(null);

  async function save(fileId: string, description: FileDescription) {
    const input = { clientKey: v4(), roomId, entryId: file.entryId, fileId, description };
    const result = await postCommand(memberId, { name: "file.describe", input });
    setRefusal(result.ok ? null : result);
    if (result.ok) revalidate();
  }

  return (
    <div className="grid gap-2">
      {refusal && <Notice tone="refusal">{refusalText(refusal)}</Notice>}
      <Button className="justify-self-start" onPress={() => setOpen(true)}>
        <Icon name="edit" className="size-4" />
        {t("viewer:view.describe")}
      </Button>
      {open && (
        <Suspense fallback={null}>
          <DescribeDialog
            files={[file]}
            memberId={memberId}
            roomId={roomId}
            drawings={[]}
            onSave={(id, description) => void save(id, description)}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </div>
  );
}
