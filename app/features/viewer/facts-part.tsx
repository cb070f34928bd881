import type { ReactNode } from "react";

/** A part of the facts, under its hairline. */
export function FactsPart({ title, lead, children }: { title: string; lead?: string; children?: ReactNode }) {
  return (
    <section className="grid gap-2 border-t border-line pt-4">
      <h2 className="text-sm font-semibold">{title}</h2>
      {lead && <p className="text-xs text-soft">{lead}</p>}
      {children}
    </section>
  );
}
