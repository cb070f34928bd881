import { useT } from "~/i18n/use-language";
import { Icon } from "~/ui/icon";
import type { Notes } from "./use-notes";

type NotesSwitchProps = { notes: Notes; company: string; onShow: (shown: boolean) => void };

/** Puts the own company's notes into the timeline and takes them out. Quiet about how many are unread meanwhile. */
export function NotesSwitch({ notes, company, onShow }: NotesSwitchProps) {
  const t = useT();
  const { shown, unread } = notes;
  const look = shown
    ? "border-dashed border-note-line bg-note-ground font-medium text-note"
    : "border-transparent text-soft hover:bg-hover hover:text-ink";
  return (
    <button
      type="button"
      role="switch"
      aria-checked={shown}
      aria-label={t("side:switch.label", { company })}
      title={t("side:switch.label", { company })}
      onClick={() => onShow(!shown)}
      className={`pressable gap-1.5 border px-2.5 text-sm scripting-none:hidden ${look}`}
    >
      <Icon name="lock" className="size-4" />
      <span className="hidden sm:inline">{t("side:switch.text")}</span>
      {unread > 0 && (
        <span className="rounded-full border border-note-line bg-note-ground px-1.5 text-xs leading-5 font-semibold text-note tabular-nums">
          <span aria-hidden="true">{unread > 99 ? "99+" : unread}</span>
          <span className="sr-only">{t("side:switch.unread", { count: unread })}</span>
        </span>
      )}
      <span
        aria-hidden="true"
        className={`hidden h-4 w-7 rounded-full border p-px sm:block ${shown ? "border-note bg-note" : "border-edge"}`}
      >
        <span
          className={`block size-3 rounded-full ${shown ? "translate-x-3 bg-note-ground" : "bg-edge"} transition-transform duration-150`}
        />
      </span>
    </button>
  );
}
