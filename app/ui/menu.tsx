import { lazy, type RefObject, Suspense, useRef, useState } from "react";
import { Button } from "./button";
import { Icon, type IconName } from "./icon";

// Menus are heavy: their code comes with the first press.
const Panel = lazy(() => import("./menu-panel"));

export type MenuItem = { id: string; label: string; icon?: IconName; tone?: "danger"; onSelect: () => void };
export type MenuPanelProps = {
  label: string;
  items: MenuItem[];
  trigger: RefObject<HTMLButtonElement | null>;
  onClose: () => void;
};

/** A button with more to do behind it. */
export function MenuButton({ label, items, className }: { label: string; items: MenuItem[]; className?: string }) {
  const trigger = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        ref={trigger}
        tone="quiet"
        square
        className={className}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={open}
        onPress={() => setOpen(true)}
      >
        <Icon name="more" />
      </Button>
      {open && (
        <Suspense fallback={null}>
          <Panel label={label} items={items} trigger={trigger} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
