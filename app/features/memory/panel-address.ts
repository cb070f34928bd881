import { useLocation } from "@remix-run/react";

/** The address of the room with its memory panel and without. Only one thing stands beside the talk: it replaces a thread. */
export function usePanelAddress() {
  const { pathname, search } = useLocation();
  const others = new URLSearchParams(search);
  const isOpen = others.get("panel") === "memory";
  others.delete("panel");
  const withPanel = new URLSearchParams(others);
  if (withPanel.has("thread")) withPanel.delete("at"); // is the thread's
  withPanel.delete("thread");
  withPanel.set("panel", "memory");
  return { isOpen, openTo: `${pathname}?${withPanel}`, closeTo: others.size > 0 ? `${pathname}?${others}` : pathname };
}
