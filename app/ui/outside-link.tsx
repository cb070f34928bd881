import type { ReactNode } from "react";

/** A link out of the portal, in a tab of its own that learns nothing of this one. */
export function OutsideLink({ url, children }: { url: string; children: ReactNode }) {
  return (
    <a href={url} target="_blank" rel="noreferrer noopener" className="text-accent underline underline-offset-2">
      {children}
    </a>
  );
}
