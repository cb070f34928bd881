import { type ReactNode, useId } from "react";

type MemorySectionProps = { title: string; count?: number; empty?: string; action?: ReactNode; children?: ReactNode };

/** A part of the room's memory: its lines, or how there come to be some. */
export function MemorySection({ title, count, empty, action, children }: MemorySectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="border-b border-line py-4 last-of-type:border-b-0">
      <div className="mb-1 flex items-center justify-between gap-2">
        <h3 id={id} className="flex items-baseline gap-2 text-sm font-semibold">
          {title}
          {count !== undefined && count > 0 && (
            <span className="text-xs font-normal text-soft tabular-nums">{count}</span>
          )}
        </h3>
        {action}
      </div>
      {count === 0 ? <p className="text-sm text-soft text-pretty">{empty}</p> : children}
    </section>
  );
}
