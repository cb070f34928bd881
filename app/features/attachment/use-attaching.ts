import { type ClipboardEvent, type RefObject, useState } from "react";
import { useInNotes } from "~/features/room/in-notes";
import { useT } from "~/i18n/use-language";
import { laterPlace, type ShownAttachment } from "./attachment";
import { pastedFiles } from "./pasted-files";
import { useAttachments } from "./use-attachments";
import { useFileDrop } from "./use-file-drop";

export type Attaching = ReturnType<typeof useAttaching>;

type Place = { memberId: string; roomId: string; place: string; form: RefObject<HTMLFormElement | null> };

/** The files of a box: chosen, pasted, or dropped on its column; and whether what is written may go with them. */
export function useAttaching({ memberId, roomId, place, form }: Place) {
  const t = useT();
  const company = useInNotes();
  const attached = useAttachments(memberId, roomId, place);
  const [blocked, setBlocked] = useState<"refused" | "later" | null>(null);
  useFileDrop(form, company ? t("file:attach.dropNote", { company }) : t("file:attach.drop"), attached.add);
  const { now, uploads } = attached;

  return {
    ...attached,
    /** Why what is in the box did not go. */
    blocked,
    onPaste(event: ClipboardEvent) {
      const pasted = pastedFiles(event.clipboardData);
      if (pasted.length === 0) return;
      event.preventDefault();
      event.stopPropagation();
      void attached.add(pasted);
    },
    /** A refused file keeps its message until the person decides. */
    mayGo(): boolean {
      const isRefused = now().some(({ state }) => state === "refused");
      setBlocked(isRefused ? "refused" : null);
      return !isRefused;
    },
    /** The server sends later only what it has. */
    mayGoLater(): boolean {
      const isWhole = now().every(({ state }) => state === "finished");
      setBlocked(isWhole ? null : "later");
      return isWhole;
    },
    carried: () => (now().length > 0 ? { files: now().map(carriedFrom) } : {}),
    /** What is sent later may be given back. */
    setAside: async () =>
      uploads?.move(
        now().map(({ id }) => id),
        laterPlace(roomId),
      ),
    /** The message went. */
    forget() {
      attached.forget();
      setBlocked(null);
    },
  };
}

function carriedFrom({ id, description, originId }: ShownAttachment) {
  return { id, ...(description && { description }), ...(originId && { originId }) };
}
