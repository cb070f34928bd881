import type { ReactNode } from "react";
import { useT } from "~/i18n/use-language";
import { Button } from "./button";
import { Dialog } from "./dialog";

type ConfirmDialogProps = {
  open: boolean;
  onClose: () => void;
  onConfirm: () => void;
  title: string;
  confirm: string;
  tone?: "primary" | "danger";
  children: ReactNode;
};

/** Asks once more. Escape and the first button leave everything as it was. */
export function ConfirmDialog({
  open,
  onClose,
  onConfirm,
  title,
  confirm,
  tone = "danger",
  children,
}: ConfirmDialogProps) {
  const t = useT();
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={title}
      alert
      actions={
        <>
          <Button onPress={onClose}>{t("action.cancel")}</Button>
          <Button tone={tone} onPress={onConfirm}>
            {confirm}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  );
}
