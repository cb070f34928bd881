import { useT } from "~/i18n/use-language";
import { ConfirmDialog } from "~/ui/confirm-dialog";
import { useInNotes } from "./in-notes";
import type { useRoom } from "./use-room";

type WithdrawMessageProps = { entryId: string; send: ReturnType<typeof useRoom>["send"]; onClose: () => void };

/** Asks once more, and says what stays. */
export function WithdrawMessage({ entryId, send, onClose }: WithdrawMessageProps) {
  const t = useT();
  const isNote = useInNotes() !== null;
  function confirm() {
    void send("message.withdraw", { entryId });
    onClose();
  }
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      onConfirm={confirm}
      title={t(isNote ? "side:withdraw.title" : "room:withdraw.title")}
      confirm={t("room:withdraw.confirm")}
    >
      {t(isNote ? "side:withdraw.text" : "room:withdraw.text")}
    </ConfirmDialog>
  );
}
