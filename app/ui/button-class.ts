import { classes } from "./classes";

export type ButtonTone = "primary" | "secondary" | "quiet" | "danger" | "note";

const tones: Record<ButtonTone, string> = {
  primary: "bg-accent text-on-accent shadow-button hover:bg-accent-strong active:bg-accent-strong",
  secondary: "border border-line bg-surface text-ink shadow-button hover:bg-hover active:bg-hover",
  quiet: "text-ink hover:bg-hover active:bg-hover",
  /** Saves what only the own company sees. */
  note: "bg-note text-on-note shadow-button hover:bg-note-strong active:bg-note-strong",
  danger: "bg-danger text-on-danger shadow-button hover:bg-danger-strong active:bg-danger-strong",
};

/** What every button and every link that looks like one wears. */
export function buttonClass(tone: ButtonTone, square?: boolean, more?: string): string {
  return classes(
    "pressable relative shrink-0 disabled:opacity-60 data-[disabled]:opacity-60",
    square ? "w-control" : "px-3.5",
    tones[tone],
    more,
  );
}
