import { type ReactNode, useId, useState } from "react";

/** Says more when it is pointed at, focused or touched; Escape puts it away. `more` is short. */
export function Hint({ more, className, children }: { more: ReactNode; className?: string; children: ReactNode }) {
  const id = useId();
  const [open, setOpen] = useState(false);
  return (
    <span className="relative inline-flex">
      <button
        type="button"
        aria-describedby={id}
        onPointerEnter={() => setOpen(true)}
        onPointerLeave={() => setOpen(false)}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={({ key }) => key === "Escape" && setOpen(false)}
        className={`cursor-default rounded-sm text-start underline decoration-dotted underline-offset-4 ${className ?? ""}`}
      >
        {children}
      </button>
      <span
        id={id}
        role="tooltip"
        className={`absolute bottom-full left-0 z-20 w-max max-w-72 pb-1 ${open ? "" : "hidden"}`}
      >
        <span className="grid gap-0.5 rounded-md bg-raised px-3 py-2 text-xs font-normal text-ink shadow-raised">
          {more}
        </span>
      </span>
    </span>
  );
}
