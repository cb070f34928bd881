import { Link, useNavigate } from "@remix-run/react";
import { type ReactNode, type RefObject, useEffect, useId, useRef } from "react";
import { Icon } from "./icon";
import { LinkButton } from "./link-button";

type SidePanelProps = {
  title: string;
  /** The address without the panel. */
  closeTo: string;
  closeLabel: string;
  /** What it stands beside: out of reach while the panel covers it. */
  beside: RefObject<HTMLElement | null>;
  /** What is inside fills the panel and scrolls by itself. */
  whole?: boolean;
  children: ReactNode;
};

/**
 * A column beside what is on screen; where there is no room for one a sheet over it, on a phone all of it. It is opened and
 * closed by its address, so that the way back closes it and it is there without a script.
 */
export function SidePanel({ title, closeTo, closeLabel, beside, whole, children }: SidePanelProps) {
  const id = useId();
  const panel = useRef<HTMLElement>(null);
  useOutOfReach(beside);
  useFocusInside(panel, closeTo);
  return (
    <>
      <Link
        to={closeTo}
        replace
        tabIndex={-1}
        aria-hidden="true"
        className="fixed inset-0 z-20 bg-veil max-sm:hidden xl:hidden"
      />
      <aside
        ref={panel}
        tabIndex={-1}
        aria-labelledby={id}
        className="fixed inset-0 z-30 flex min-h-0 flex-col bg-surface pt-[env(safe-area-inset-top)] outline-none sm:left-auto sm:w-96 sm:shadow-raised xl:static xl:z-auto xl:w-88 xl:shrink-0 xl:border-s xl:border-line xl:pt-0 xl:shadow-none"
      >
        <header className="flex min-h-14 shrink-0 items-center justify-between gap-2 border-b border-line py-2 pr-2 pl-5">
          <h2 id={id} className="font-semibold">
            {title}
          </h2>
          <LinkButton to={closeTo} replace tone="quiet" square aria-label={closeLabel}>
            <Icon name="close" />
          </LinkButton>
        </header>
        {whole ? (
          children
        ) : (
          <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-5 pb-[max(1.5rem,env(safe-area-inset-bottom))]">
            {children}
          </div>
        )}
      </aside>
    </>
  );
}

function useOutOfReach(beside: RefObject<HTMLElement | null>) {
  useEffect(() => {
    const covering = matchMedia("(width < 80rem)");
    const follow = () => beside.current?.toggleAttribute("inert", covering.matches);
    follow();
    covering.addEventListener("change", follow);
    return () => {
      covering.removeEventListener("change", follow);
      beside.current?.removeAttribute("inert");
    };
  }, [beside]);
}

/** Opened by a press, it takes the focus, gives it back when it closes, and closes with Escape. */
function useFocusInside(panel: RefObject<HTMLElement | null>, closeTo: string) {
  const navigate = useNavigate();
  useEffect(() => {
    const before = document.activeElement;
    if (!(before instanceof HTMLElement) || before === document.body) return;
    panel.current?.focus();
    return () => {
      // Only once the panel is gone and what it covered is in reach again.
      requestAnimationFrame(() => document.activeElement === document.body && before.focus());
    };
  }, [panel]);
  useEffect(() => {
    const close = (event: KeyboardEvent) => {
      if (event.key === "Escape" && !event.isComposing) navigate(closeTo, { replace: true });
    };
    const element = panel.current;
    element?.addEventListener("keydown", close);
    return () => element?.removeEventListener("keydown", close);
  }, [panel, closeTo, navigate]);
}
