import { Dialog, Heading } from "react-aria-components/Dialog";
import { Modal, ModalOverlay } from "react-aria-components/Modal";
import type { DialogProps } from "./dialog";

export default function DialogPanel({ onClose, title, children, actions, alert }: DialogProps) {
  return (
    <ModalOverlay
      isOpen
      isDismissable={!alert}
      onOpenChange={(open) => !open && onClose()}
      className="fixed inset-0 z-40 grid items-end justify-items-center bg-veil sm:items-center sm:p-6"
    >
      <Modal className="max-h-[90dvh] w-full max-w-md overflow-y-auto rounded-t-xl bg-raised shadow-raised sm:rounded-xl">
        <Dialog
          role={alert ? "alertdialog" : "dialog"}
          className="grid gap-3 p-6 pb-[max(1.5rem,env(safe-area-inset-bottom))] outline-none"
        >
          <Heading slot="title" className="text-lg font-semibold">
            {title}
          </Heading>
          <div>{children}</div>
          {actions && <div className="mt-3 flex flex-col-reverse gap-2 sm:flex-row sm:justify-end">{actions}</div>}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
