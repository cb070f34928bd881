import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon";

type Tone = "info" | "done" | "warning" | "refusal";

const looks: Record<Tone, { icon: IconName; box: string; mark: string }> = {
  info: { icon: "info", box: "bg-sunken", mark: "text-soft" },
  done: { icon: "check", box: "bg-tint", mark: "text-accent" },
  warning: { icon: "warning", box: "bg-warning-tint", mark: "text-warning" },
  refusal: { icon: "warning", box: "bg-danger-tint", mark: "text-danger" },
};

type NoticeProps = { tone?: Tone; title?: string; children?: ReactNode; action?: ReactNode };

/** Something to know before going on. A refusal interrupts a screen reader, anything else waits its turn. */
export function Notice({ tone = "info", title, children, action }: NoticeProps) {
  const { icon, box, mark } = looks[tone];
  return (
    <div
      role={tone === "refusal" ? "alert" : "status"}
      className={`flex items-start gap-3 rounded-md px-3.5 py-3 ${box}`}
    >
      <Icon name={icon} className={`mt-0.5 size-5 ${mark}`} />
      <div className="grid min-w-0 flex-1 gap-1">
        {title && <p className="font-medium">{title}</p>}
        {children && <div>{children}</div>}
      </div>
      {action}
    </div>
  );
}
