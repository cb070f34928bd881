import type { Draft } from "~/domain/draft";
import { type KeptDraft, keepDraft, readDraft } from "./keep";
import { postDraft, readServerDraft, type Transport } from "./transport";

/** The box that a draft belongs to. */
export type DraftBox = { text(): string; show(text: string): void };

const pushAfter = 800;

/**
 * Keeps what is typed in a place in this browser at once and on the server soon after, and brings back the newest: when the
 * box opens, and when another device of the same member wrote on. A box in which somebody is typing is left alone.
 */
export function syncDraft(memberId: string, place: string, box: DraftBox, transport: Pick<Transport, "listen">) {
  let known: KeptDraft = { text: "", at: 0, told: true };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;
  const stopListening = transport.listen({
    draft: (draft) => draft.place === place && comeBack(draft),
    check: () => void meet(),
  });
  addEventListener("pagehide", push);
  const opened = open();

  return {
    keep(text: string) {
      if (text === known.text) return;
      known = { text, at: Math.max(Date.now(), known.at + 1), told: false };
      void keepDraft(memberId, place, known);
      clearTimeout(timer);
      timer = setTimeout(push, pushAfter);
    },
    stop() {
      stopped = true;
      stopListening();
      removeEventListener("pagehide", push);
      clearTimeout(timer);
      if (!known.told) void push();
    },
  };

  async function open() {
    const kept = await readDraft(memberId, place);
    if (stopped || known.at > 0) return;
    known = kept;
    if (kept.text && box.text() === "") box.show(kept.text);
    await meet();
  }

  /** What the server has, against what is here: the newer one wins. */
  async function meet() {
    await opened;
    const there = await readServerDraft(memberId, place);
    if (stopped || !there.ok) return;
    if (there.value.at < known.at && !known.told) await push();
    else comeBack(there.value);
  }

  function comeBack({ text, at }: Draft) {
    if (stopped || at <= known.at || box.text() !== known.text) return;
    known = { text, at, told: true };
    void keepDraft(memberId, place, known);
    box.show(text);
  }

  async function push() {
    clearTimeout(timer);
    const pushed = known;
    if (pushed.told) return;
    const answer = await postDraft(memberId, { place, text: pushed.text, at: pushed.at });
    if (!answer.ok || known !== pushed) return;
    known = { ...pushed, told: true };
    await keepDraft(memberId, place, known);
  }
}
