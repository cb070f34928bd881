import { useNavigate } from "@remix-run/react";
import { lazy, Suspense, useEffect, useState } from "react";
import { type ShortcutId, shortcutOf, singlesCount } from "./shortcut-keys";

const Palette = lazy(() => import("./palette"));
const ShortcutList = lazy(() => import("./shortcut-list"));

/** Hears the keys that work everywhere, and opens what they open. */
export function Shortcuts({ memberId }: { memberId: string }) {
  const navigate = useNavigate();
  const [open, setOpen] = useState<"palette" | "list" | null>(null);

  useEffect(() => {
    const doing: Record<ShortcutId, () => void> = {
      palette: () => setOpen("palette"),
      list: () => setOpen("list"),
      search: () => {
        const field = document.querySelector<HTMLElement>("[data-search]");
        if (field) field.focus();
        else navigate("/search");
      },
      write: () => document.querySelector<HTMLElement>("#write textarea")?.focus(),
      unread: () => document.querySelector<HTMLElement>("[data-first-unread]")?.click(),
      nextRoom: () => goToRoom(1),
      previousRoom: () => goToRoom(-1),
    };
    const onKey = (event: KeyboardEvent) => {
      const id = shortcutOf(event, { typing: isTyping(event.target), singles: singlesCount() });
      if (!id || event.defaultPrevented || event.repeat) return;
      event.preventDefault();
      doing[id]();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [navigate]);

  const close = () => setOpen(null);
  return (
    <Suspense fallback={null}>
      {open === "palette" && <Palette memberId={memberId} onClose={close} onShortcuts={() => setOpen("list")} />}
      {open === "list" && <ShortcutList onClose={close} />}
    </Suspense>
  );
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable]") !== null;
}

/** The room above or below the one that is open, in the list on the left. */
function goToRoom(step: number): void {
  const rooms = [...document.querySelectorAll<HTMLElement>("[data-room-link]")];
  const here = rooms.findIndex((room) => room.getAttribute("aria-current") === "page");
  rooms[here + step]?.click();
}
