import type { ReactNode } from "react";

type PageProps = { title: string; lead?: ReactNode; back?: ReactNode; action?: ReactNode; children: ReactNode };

/** A page of text and forms, as wide as one reads. */
export function Page({ title, lead, back, action, children }: PageProps) {
  return (
    <div className="h-full overflow-y-auto">
      <div className="mx-auto grid w-full max-w-2xl gap-8 px-4 pt-6 pb-16 sm:px-8 md:pt-12">
        <header className="grid gap-1">
          {back}
          <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-3">
            <h1 className="text-xl font-semibold tracking-tight">{title}</h1>
            {action}
          </div>
          {lead && <p className="max-w-prose text-soft">{lead}</p>}
        </header>
        {children}
      </div>
    </div>
  );
}

type SectionProps = { id?: string; title: string; lead?: ReactNode; action?: ReactNode; children: ReactNode };

/** A part of a page, under a hairline. */
export function Section({ id, title, lead, action, children }: SectionProps) {
  return (
    <section id={id} className="grid gap-4 border-t border-line pt-6">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div className="grid gap-1">
          <h2 className="text-lg font-semibold">{title}</h2>
          {lead && <p className="max-w-prose text-sm text-soft">{lead}</p>}
        </div>
        {action}
      </div>
      {children}
    </section>
  );
}
