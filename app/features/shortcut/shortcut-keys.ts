import type { TextKey } from "~/i18n/use-language";

export type ShortcutId = "palette" | "list" | "search" | "write" | "unread" | "nextRoom" | "previousRoom";

type Shortcut = {
  id: ShortcutId;
  /** As on the keyboard; `Mod` is ⌘ on a Mac and Ctrl elsewhere. */
  keys: string[];
  text: TextKey;
};

export const shortcuts: Shortcut[] = [
  { id: "palette", keys: ["Mod", "K"], text: "shortcut:key.palette" },
  { id: "search", keys: ["/"], text: "shortcut:key.search" },
  { id: "write", keys: ["W"], text: "shortcut:key.write" },
  { id: "unread", keys: ["U"], text: "shortcut:key.unread" },
  { id: "nextRoom", keys: ["Alt", "↓"], text: "shortcut:key.nextRoom" },
  { id: "previousRoom", keys: ["Alt", "↑"], text: "shortcut:key.previousRoom" },
  { id: "list", keys: ["?"], text: "shortcut:key.list" },
];

type Press = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "isComposing" | "keyCode">;

const single: Record<string, ShortcutId | undefined> = { "/": "search", w: "write", u: "unread", "?": "list" };
const withAlt: Record<string, ShortcutId | undefined> = { ArrowDown: "nextRoom", ArrowUp: "previousRoom" };

/**
 * Which shortcut a key press is. Where somebody types, only those with Ctrl or ⌘ count, and none while an input method
 * composes. `singles`: single keys can be switched off, for whoever speaks to the computer.
 */
export function shortcutOf(
  press: Press,
  { typing, singles }: { typing: boolean; singles: boolean },
): ShortcutId | undefined {
  if (press.isComposing || press.keyCode === 229) return undefined;
  if (press.ctrlKey || press.metaKey) return press.key.toLowerCase() === "k" && !press.altKey ? "palette" : undefined;
  if (typing) return undefined;
  if (press.altKey) return withAlt[press.key];
  return singles ? single[press.key.toLowerCase()] : undefined;
}

const singlesKey = "shortcuts.single";

/** Whether single keys count in this browser. */
export function singlesCount(): boolean {
  return read() !== "off";
}

export function letSinglesCount(count: boolean): void {
  try {
    localStorage.setItem(singlesKey, count ? "on" : "off");
  } catch {
    // A browser that keeps nothing keeps its default.
  }
}

function read(): string | null {
  try {
    return localStorage.getItem(singlesKey);
  } catch {
    return null;
  }
}
