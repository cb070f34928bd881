import { type RefObject, useEffect, useRef, useState } from "react";
import { v4 } from "uuid";
import { type ChangeDraft, fieldsOf, typedIn } from "~/domain/change-draft";
import { emptyChange, type TypedChange, typedFrom } from "~/domain/typed-change";
import { change, typedKey } from "~/features/room/keep";
import { postDiscard } from "./draft-transport";
import { type DraftState, openSharedDraft, type SharedDraft, type Started } from "./shared-draft";

type Kept = { typed: TypedChange; sent: Sent | null } & Partial<Started>;
/** The key of what was sent and not answered: the same again must not become another change. */
type Sent = { clientKey: string; input: string; draftId: string | null };

/** `theirs`: as a colleague last changed it. */
export type Told = { state: DraftState; draft: ChangeDraft | null; theirs: ChangeDraft | null };

type Options = {
  memberId: string;
  roomId: string;
  /** The change that is to have a new revision. */
  revises: string | null;
  /** Where it is kept in this browser while it is no draft of the company yet. */
  place: string;
  initial: TypedChange;
  /** Drawn after a refusal. */
  answered: boolean;
  /** What the address names, and what is there. */
  draftId: string | null;
  draft: ChangeDraft | null;
};

/**
 * A proposal while it is typed: a draft of the company, and in this browser whatever the company does not have yet. The
 * fields keep their own text, because one written into a composition would break it; `drawn` counts for each field how often
 * it has to be drawn anew.
 */
export function useTypedChange(form: RefObject<HTMLFormElement>, options: Options) {
  const { memberId, roomId, revises, place, initial, answered, draftId, draft } = options;
  const [typed, setTyped] = useState(initial);
  const [drawing, setDrawing] = useState(0);
  const [drawn, setDrawn] = useState<Readonly<Record<string, number>>>({});
  const [told, setTold] = useState<Told>({
    state: draft ? "saved" : draftId ? "gone" : "none",
    draft,
    theirs: draft && draft.changedBy.id !== memberId ? draft : null,
  });
  const now = useRef(initial);
  const sent = useRef<Sent | null>(null);
  const touched = useRef(answered);
  const shared = useRef<SharedDraft>();
  const keptAt = useRef("");

  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each form
  useEffect(() => {
    let wanted = true;
    keptAt.current = placeOf(draftId) ?? place;
    void keep(keptAt.current, (kept) => kept).then((kept) => {
      if (!wanted) return;
      const started = { draftId, clientKey: kept?.clientKey ?? v4(), base: kept?.base ?? draft?.fields ?? {} };
      if (kept && !touched.current) {
        sent.current = kept.sent;
        drawAll({ ...emptyChange(0), ...kept.typed });
      }
      shared.current = openSharedDraft({ memberId, roomId, revises, started, mine, held, draw, told: tell });
      if (draft) shared.current.take(draft);
      else if (draftId) shared.current.gone();
      if (kept || touched.current) shared.current.touch();
    });
    const left = () => setTimeout(() => shared.current?.settle());
    form.current?.addEventListener("focusout", left);
    const element = form.current;
    return () => {
      wanted = false;
      element?.removeEventListener("focusout", left);
      shared.current?.close();
    };
  }, [memberId]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever something else is typed, or the server said something
  useEffect(() => {
    const timer = setTimeout(() => void keepNow(), 100);
    return () => clearTimeout(timer);
  }, [typed, told]);

  const mine: Parameters<typeof openSharedDraft>[0]["mine"] = (base) => fieldsOf(now.current, base);

  function held(name: string): boolean {
    const active = document.activeElement?.getAttribute("name");
    return active !== null && active !== undefined && draftName(now.current, active) === name;
  }

  function draw(fields: Record<string, string>, changed: string[]) {
    now.current = typedIn(fields);
    setTyped(now.current);
    setDrawn((before) => ({
      ...before,
      ...Object.fromEntries(changed.map((name) => [name, (before[name] ?? 0) + 1])),
    }));
  }

  function drawAll(next: TypedChange) {
    now.current = next;
    setTyped(next);
    setDrawing((times) => times + 1);
  }

  function tell(state: DraftState, known: ChangeDraft | null) {
    const id = shared.current?.id() ?? null;
    if (id && placeOf(id) !== keptAt.current && state !== "gone") move(id);
    const isTheirs = known !== null && known.changedBy.id !== memberId;
    setTold((before) => ({ state, draft: known, theirs: isTheirs ? known : before.theirs }));
  }

  /** From now on it is found at its own address, and kept there. */
  function move(id: string | null) {
    const before = keptAt.current;
    keptAt.current = placeOf(id) ?? place;
    const url = new URL(location.href);
    if (id) url.searchParams.set("draft", id);
    else url.searchParams.delete("draft");
    history.replaceState(history.state, "", url);
    void keepNow().then(() => keep(before, () => null));
  }

  function keepNow(): Promise<unknown> {
    if (!shared.current || !touched.current) return Promise.resolve();
    const started = shared.current.unsaved();
    const kept = started || sent.current ? { typed: now.current, sent: sent.current, ...started } : null;
    return keep(keptAt.current, () => kept);
  }

  function keep(where: string, next: (kept: Kept | null) => Kept | null) {
    return change<Kept | null>(memberId, typedKey(where), null, next);
  }

  function placeOf(id: string | null): string | null {
    return id && `${roomId}/draft/${id}`;
  }

  return {
    typed,
    drawing,
    /** Another key each time that a field has to be drawn anew, by its name in a draft. */
    drawn: (name: string) => `${name}/${drawn[name] ?? 0}`,
    told,
    /** What stands in the fields now. */
    read(): TypedChange {
      const fields = form.current ? Object.fromEntries(new FormData(form.current)) : {};
      return typedFrom(fields as Record<string, string>);
    },
    set(next: TypedChange): void {
      touched.current = true;
      now.current = next;
      setTyped(next);
      shared.current?.touch();
    },
    /** The key of a send, and the draft that it ends: another one whenever something else is sent. */
    async keyFor(input: string): Promise<Omit<Sent, "input">> {
      await shared.current?.pause();
      if (sent.current?.input !== input)
        sent.current = { clientKey: v4(), input, draftId: shared.current?.id() ?? null };
      touched.current = true;
      await keepNow();
      return sent.current;
    },
    /** A send was refused or lost. */
    goOn: () => shared.current?.resume(),
    /** As another draft, where this one was proposed or discarded by a colleague. */
    restart(): void {
      touched.current = true;
      sent.current = null;
      shared.current?.restart(v4());
      move(null);
    },
    /** After it was sent, or when it is given up. */
    async forget(): Promise<void> {
      await shared.current?.pause();
      // One that came to be while the answer was lost is not what was sent.
      const id = shared.current?.id();
      if (id && sent.current && sent.current.draftId !== id) await postDiscard(memberId, roomId, id);
      touched.current = false;
      sent.current = null;
      await keep(keptAt.current, () => null);
    },
  };
}

export type Typing = ReturnType<typeof useTypedChange>;

/** A field of the form by its name in a draft: its rows go by their places, those of a draft by their keys. */
function draftName(typed: TypedChange, field: string): string {
  const [, place, cell] = /^row(\d+)\.(\w+)$/.exec(field) ?? [];
  return place === undefined ? field : `row.${typed.rows[Number(place)]?.key ?? ""}.${cell}`;
}
