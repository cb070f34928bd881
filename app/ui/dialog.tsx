import { lazy, type ReactNode, Suspense } from "react";

// Dialogs are heavy: their code comes when the first one opens.
const Panel = lazy(() => import("./dialog-panel"));

export type DialogProps = {
  open: boolean;
  onClose: () => void;
  title: string;
  children: ReactNode;
  /** The buttons, the deciding one last. */
  actions?: ReactNode;
  /** A question that must be answered rather than a panel that may be left. */
  alert?: boolean;
};

/** A modal dialog; on a phone it comes up from below. */
export function Dialog(props: DialogProps) {
  if (!props.open) return null;
  return (
    <Suspense fallback={null}>
      <Panel {...props} />
    </Suspense>
  );
}
