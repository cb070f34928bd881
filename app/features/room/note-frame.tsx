import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import type { Row } from "~/domain/timeline";
import { useT } from "~/i18n/use-language";
import { Icon } from "~/ui/icon";
import { InNotes } from "./in-notes";
import { isNote } from "./side-rows";

/** Where a note stands among the notes around it; null: the row is no note. */
export type NotePlace = { first: boolean; last: boolean } | null;

/** `all`: the whole room is a side room. */
export function notePlace(rows: Row[], index: number, { roomId, all }: { roomId: string; all: boolean }): NotePlace {
  const at = (place: number) => {
    const row = rows[place];
    return row !== undefined && (all || isNote(row, roomId));
  };
  return at(index) ? { first: !at(index - 1), last: !at(index + 1) } : null;
}

/**
 * Notes stand apart from what everyone sees by ground, by a broken frame set inwards, by a lock and by words: nobody takes
 * one for a message.
 */
export function NoteFrame({ place, company, children }: { place: NotePlace; company: string; children: ReactNode }) {
  if (!place) return children;
  const ends = `${place.first ? "mt-3 rounded-t-lg border-t pt-1" : ""} ${place.last ? "mb-3 rounded-b-lg border-b pb-2" : ""}`;
  return (
    <li className={`ms-5 flow-root border-x border-dashed border-note-line bg-note-ground px-1 sm:ms-11 ${ends}`}>
      {place.first && <OnlyLabel company={company} className="px-2 pt-1" />}
      <InNotes.Provider value={company}>
        <ol>{children}</ol>
      </InNotes.Provider>
    </li>
  );
}

/** Above a side room that is open by itself: who alone sees it, and the way to the project room. */
export function SideStrip({ company, parentId }: { company: string; parentId: string }) {
  const t = useT();
  return (
    <div className="flex items-center justify-between gap-3 border-b border-dashed border-note-line bg-note-ground px-3 sm:px-6">
      <OnlyLabel company={company} className="min-w-0 py-2" />
      <Link
        to={`/rooms/${parentId}`}
        className="flex min-h-target shrink-0 items-center text-sm text-note underline underline-offset-4"
      >
        {t("side:page.toRoom")}
      </Link>
    </div>
  );
}

/** Who alone sees what stands below it. */
function OnlyLabel({ company, className = "" }: { company: string; className?: string }) {
  const t = useT();
  return (
    <p className={`flex items-center gap-1.5 text-xs font-semibold text-note ${className}`}>
      <Icon name="lock" className="size-3.5" />
      {t("side:frame.label", { company })}
    </p>
  );
}
