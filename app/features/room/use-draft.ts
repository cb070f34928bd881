import { useEffect, useRef } from "react";
import { connectionOf } from "./connection";
import { type DraftBox, syncDraft } from "./draft-sync";

/**
 * What was typed in a place and not sent comes back when its box opens, for this member only, on every device. `place`: as
 * `keep.ts` has it.
 */
export function useDraft(memberId: string, place: string, box: DraftBox) {
  const sync = useRef<ReturnType<typeof syncDraft>>();
  const latest = useRef(box);
  latest.current = box;
  useEffect(() => {
    const { transport } = connectionOf(memberId);
    const now = { text: () => latest.current.text(), show: (text: string) => latest.current.show(text) };
    const started = syncDraft(memberId, place, now, transport);
    sync.current = started;
    return () => started.stop();
  }, [memberId, place]);
  return { keep: (text: string) => sync.current?.keep(text) };
}
