import { useT } from "~/i18n/use-language";
import { ConfirmDialog } from "~/ui/confirm-dialog";
import type { useRoom } from "./use-room";

type WithdrawMessageProps = { entryId: string; send: ReturnType<typeof useRoom>["send"]; onClose: () => void };

/** Asks once more, and says what stays. */
export function WithdrawMessage({ entryId, send, onClose }: WithdrawMessageProps) {
  const t = useT();
  function confirm() {
    void send("message.withdraw", { entryId });
    onClose();
  }
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      onConfirm={confirm}
      title={t("room:withdraw.title")}
      confirm={t("room:withdraw.confirm")}
    >
      {t("room:withdraw.text")}
    </ConfirmDialog>
  );
}
