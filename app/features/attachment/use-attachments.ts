import { useEffect, useRef, useState } from "react";
import { connectionOf } from "~/features/room/connection";
import { readFiles } from "~/features/room/keep";
import type { ShownAttachment } from "./attachment";
import type { OpenUploads } from "./open-uploads";

/** The code for files comes by itself when the page has been at rest for so many milliseconds: a hall may have no network. */
const warmAfter = 8_000;

/**
 * The files that a member has attached in a place and not sent, as they come in; they come back when their box opens, as its
 * draft does. `place`: as `keep.ts` has it.
 */
export function useAttachments(memberId: string, roomId: string, place: string) {
  const [uploads, setUploads] = useState<OpenUploads | null>(null);
  const [files, setFiles] = useState<readonly ShownAttachment[]>([]);
  const [leftOut, setLeftOut] = useState(0);
  const opened = useRef<OpenUploads | null>(null);
  const coming = useRef(new Set<Promise<void>>());

  async function open() {
    const those = await connectionOf(memberId).uploads();
    opened.current = those;
    setUploads(those);
    return those;
  }

  async function attach(chosen: File[]): Promise<void> {
    // Chosen before the code has come: they wait for it as long as the page is open.
    const those = await open().catch(() => online().then(open));
    setLeftOut(await those.attach(roomId, place, chosen));
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each place
  useEffect(() => {
    const warm = setTimeout(() => void warmUp(), warmAfter);
    void readFiles(memberId).then((kept) => {
      // Also what is sent later: it may be given back.
      if (kept.some((file) => file.roomId === roomId)) void open().catch(() => {});
    });
    return () => clearTimeout(warm);
  }, [memberId, roomId, place]);
  useEffect(() => uploads?.watch(roomId, place, setFiles), [uploads, roomId, place]);

  return {
    files,
    uploads,
    /** How many of the last ones that were chosen were too many for one message. */
    leftOut,
    async add(chosen: File[]) {
      if (chosen.length === 0) return;
      const added = attach(chosen);
      coming.current.add(added);
      await added.finally(() => coming.current.delete(added));
    },
    /** What is attached at this moment, which may not have been drawn yet. */
    now: () => opened.current?.attachedIn(roomId, place) ?? [],
    /** Chosen, and not attached yet; null: nothing is. */
    coming: () => (coming.current.size > 0 ? Promise.allSettled(coming.current) : null),
    /** The message went: what was left out is no matter any more. */
    forget: () => setLeftOut(0),
  };
}

async function warmUp(): Promise<void> {
  try {
    await Promise.all([import("./open-uploads"), import("./attachment-strip")]);
  } catch {
    // then it comes when it is needed
  }
}

function online(): Promise<void> {
  return new Promise((resolve) => addEventListener("online", () => resolve(), { once: true }));
}
