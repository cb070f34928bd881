import type { ReactNode } from "react";

/** A list with hairlines between its rows. */
export function Rows({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ul aria-label={label} className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-surface">
      {children}
    </ul>
  );
}

type RowProps = { lead?: ReactNode; title: ReactNode; detail?: ReactNode; trail?: ReactNode; quiet?: boolean };

/** One row: a picture or mark, two lines of text, and what can be done with it. */
export function Row({ lead, title, detail, trail, quiet }: RowProps) {
  return (
    <li className="flex min-h-14 flex-wrap items-center gap-x-3 gap-y-2 px-4 py-2.5">
      {lead}
      <div className="min-w-0 flex-1 basis-24">
        <div className={quiet ? "text-soft" : "font-medium"}>{title}</div>
        {detail && <div className="text-sm text-soft">{detail}</div>}
      </div>
      {trail && <div className="ms-auto flex items-center gap-2">{trail}</div>}
    </li>
  );
}

/** A short word on a row, such as a role. */
export function Tag({ tone = "plain", children }: { tone?: "plain" | "accent" | "warning"; children: ReactNode }) {
  const look = { plain: "bg-sunken text-soft", accent: "bg-tint text-accent", warning: "bg-warning-tint text-warning" };
  return (
    <span
      className={`inline-flex items-center rounded-sm px-1.5 text-xs font-medium leading-5 whitespace-nowrap ${look[tone]}`}
    >
      {children}
    </span>
  );
}
