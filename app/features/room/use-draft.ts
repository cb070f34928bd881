import { useEffect } from "react";
import { keepDraft, readDraft } from "./keep";

/**
 * What was typed in a place and not sent comes back when its box opens, in this browser and for this member only. `place`: as
 * `keep.ts` has it.
 */
export function useDraft(memberId: string, place: string, onBack: (text: string) => void) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: a draft comes back once for each place, whoever asks
  useEffect(() => {
    let wanted = true;
    void readDraft(memberId, place).then((text) => {
      if (wanted && text) onBack(text);
    });
    return () => {
      wanted = false;
    };
  }, [memberId, place]);
  return { keep: (text: string) => void keepDraft(memberId, place, text) };
}
