import {
  type ChangeDraft,
  type DraftFields,
  type DraftPatch,
  patchBetween,
  patched,
  taken,
} from "~/domain/change-draft";
import type { ErrorCode } from "~/domain/result";
import { connectionOf } from "~/features/room/connection";
import { postChangeDraft, readChangeDraft } from "./draft-transport";

/**
 * How far it has come: nothing typed yet; kept for the company; on its way there; waiting for the line; `full`: the company
 * has as many as it may have; `alone`: only this browser has it; `gone`: it was proposed or discarded.
 */
export type DraftState = "none" | "saved" | "saving" | "waiting" | "full" | "alone" | "gone";

/** What is known of a draft: `base` is what the server had, as far as it is on this screen. */
export type Started = { draftId: string | null; clientKey: string; base: DraftFields };

type Options = {
  memberId: string;
  roomId: string;
  revises: string | null;
  started: Started;
  /** What stands in the fields now, and which of them somebody is typing in. */
  mine: (base: DraftFields) => DraftFields;
  held: (name: string) => boolean;
  /** Draws what colleagues wrote. */
  draw: (fields: DraftFields, changed: string[]) => void;
  /** After everything that the server said. */
  told: (state: DraftState, draft: ChangeDraft | null) => void;
};

export type SharedDraft = ReturnType<typeof openSharedDraft>;

/**
 * A draft of the company while it is open in a tab: what is typed goes to the server soon after, each time only the fields
 * that changed, and what colleagues type comes back. One request at a time, so that nothing overtakes.
 */
export function openSharedDraft({ memberId, roomId, revises, started, mine, held, draw, told }: Options) {
  let { draftId, clientKey, base } = started;
  let state: DraftState = draftId ? "saved" : "none";
  let latest: ChangeDraft | null = null;
  let underway: Promise<void> | null = null;
  let paused = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const stop = connectionOf(memberId).transport.listen({
    changeDraft: (draft) => draft.draftId === draftId && void refresh(),
    // A colleague's proposal ends the draft that it was made of.
    entry: ({ roomId: where, kind }) =>
      where === roomId && (kind === "specChange.proposed" || kind === "specChange.revised") && void refresh(),
    check: () => {
      void refresh();
      if (state !== "none") soon(0);
    },
  });
  const leave = () => document.visibilityState === "hidden" && state !== "none" && void push();
  document.addEventListener("visibilitychange", leave);

  return {
    /** Something was typed. */
    touch() {
      if (state === "none" || state === "saved") become("saving");
      soon(700);
    },
    /** Somebody left a field: what was held for them is drawn. */
    settle,
    take,
    gone: () => become("gone"),
    /** What this browser has to keep; null where the server has all of it. */
    unsaved: (): Started | null =>
      draftId && isEmpty(patchBetween(base, mine(base))) ? null : { draftId, clientKey, base },
    id: () => draftId,
    /** Before it is proposed: nothing more is kept of it, and what is on its way arrives first. */
    async pause() {
      paused = true;
      clearTimeout(timer);
      await underway;
    },
    resume() {
      paused = false;
      if (state !== "gone") soon(0);
    },
    /** Goes on with what is on the screen as another draft. */
    restart(newKey: string) {
      [draftId, clientKey, base, latest] = [null, newKey, {}, null];
      become("saving");
      soon(0);
    },
    close() {
      if (!paused && state !== "none") void push();
      paused = true;
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", leave);
      stop();
    },
  };

  function soon(wait: number) {
    clearTimeout(timer);
    timer = setTimeout(() => void push(), wait);
  }

  function push(): Promise<void> {
    clearTimeout(timer);
    if (paused || state === "gone") return Promise.resolve();
    if (underway) {
      soon(300);
      return underway;
    }
    const patch = firstPart(patchBetween(base, mine(base)));
    if (isEmpty(patch)) {
      if (draftId) become("saved");
      return Promise.resolve();
    }
    if (state !== "waiting") become("saving");
    underway = send(patch).finally(() => {
      underway = null;
    });
    return underway;
  }

  async function send(patch: DraftPatch) {
    const key = clientKey;
    const answer = await postChangeDraft(memberId, roomId, { draftId, clientKey, revises, patch });
    if (key !== clientKey) return;
    if (!answer.ok) return refuse(answer.code);
    draftId = answer.value.id;
    base = patched(base, patch);
    take(answer.value);
    if (isEmpty(patchBetween(base, mine(base)))) become("saved");
    else soon(300);
  }

  function refuse(code: ErrorCode) {
    if (code === "notFound" && draftId) return become("gone");
    if (code === "tooManyWaiting") return become("full");
    if (!lasting.has(code)) return become("alone");
    become("waiting");
    soon(3_000);
  }

  async function refresh() {
    await underway;
    if (!draftId || paused) return;
    const read = await readChangeDraft(memberId, roomId, draftId);
    if (read.ok) take(read.value);
    else if (read.code === "notFound" && !paused) become("gone");
  }

  /** Answers may overtake each other: an older one says nothing. */
  function take(draft: ChangeDraft) {
    if (latest && draft.version < latest.version) return;
    latest = draft;
    settle();
    told(state, latest);
  }

  function settle() {
    if (!latest) return;
    const next = taken({ base, mine: mine(base) }, latest.fields, held);
    base = next.base;
    if (next.changed.length > 0) draw(next.mine, next.changed);
  }

  function become(next: DraftState) {
    state = next;
    told(state, latest);
  }
}

/** What may be better in a moment. */
const lasting: ReadonlySet<ErrorCode> = new Set(["unavailable", "tooFast", "unexpected", "storeFull"]);

/** Percent-encoded, a letter may take nine bytes, and a form has a longest length. */
const longestPart = 15_000;

function firstPart(patch: DraftPatch): DraftPatch {
  let room = longestPart;
  const part = Object.entries(patch).filter(([name, value], place) => {
    room -= name.length + (value?.length ?? 4) + 10;
    return place === 0 || room >= 0;
  });
  return Object.fromEntries(part);
}

function isEmpty(patch: DraftPatch): boolean {
  return Object.keys(patch).length === 0;
}
