import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon";

type EmptyStateProps = { icon: IconName; title: string; children?: ReactNode; action?: ReactNode };

/** Nothing here yet: what would be here, and how it comes. */
export function EmptyState({ icon, title, children, action }: EmptyStateProps) {
  return (
    <div className="grid justify-items-center gap-3 px-6 py-12 text-center">
      <span className="grid size-12 place-items-center rounded-full bg-sunken text-soft">
        <Icon name={icon} className="size-6" />
      </span>
      <div className="grid gap-1">
        <p className="font-semibold text-balance">{title}</p>
        {children && <div className="max-w-sm text-sm text-soft text-balance">{children}</div>}
      </div>
      {action}
    </div>
  );
}
