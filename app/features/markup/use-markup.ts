import { useEffect, useMemo, useRef, useState } from "react";
import { change as changeKept, marksKey } from "~/features/room/keep";
import { type Markup, markupOf, put, redo, type Shape, undo, unmarked } from "./markup";

export type Marking = ReturnType<typeof useMarkup>;

const none: readonly Shape[] = [];

/** The marks on a picture; those that are not saved come back after a reload. `place`: a room's id, a file's and its page. */
export function useMarkup(memberId: string, place: string) {
  const [markup, setMarkup] = useState<Markup>(unmarked);
  /** What is being drawn or written just now, or is chosen: no step yet. */
  const [draft, setDraft] = useState<Shape | null>(null);
  const read = useRef(false);
  const keep = (next: (kept: readonly Shape[]) => readonly Shape[]) =>
    changeKept(memberId, marksKey(place), none, next);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each picture
  useEffect(() => {
    let wanted = true;
    void keep((kept) => kept).then((kept) => {
      read.current = true;
      if (wanted && kept.length > 0) setMarkup((now) => (now === unmarked ? markupOf(kept) : now));
    });
    return () => {
      wanted = false;
    };
  }, [memberId, place]);
  const shapes = useMemo(() => (draft ? put(markup, draft).shapes : markup.shapes), [markup, draft]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever the marks are other ones
  useEffect(() => {
    if (!read.current && shapes.length === 0) return;
    const timer = setTimeout(() => void keep(() => (shapes.length > 0 ? shapes : none)), 200);
    return () => clearTimeout(timer);
  }, [shapes]);
  return {
    markup,
    shapes,
    draft,
    setDraft,
    /** Takes a step. */
    change: setMarkup,
    /** What is being drawn becomes a step, unless nothing of it changed. */
    finish(shape: Shape | null = draft): void {
      if (shape) setMarkup((now) => (isIn(now, shape) ? now : put(now, shape)));
      setDraft(null);
    },
    undo(): void {
      setDraft(null);
      // What was never a step is taken back by forgetting it.
      if (!draft || isIn(markup, draft)) setMarkup(undo);
    },
    redo(): void {
      setDraft(null);
      setMarkup(redo);
    },
    /** After they were saved in a file. */
    async forget(): Promise<void> {
      setMarkup(unmarked);
      setDraft(null);
      await keep(() => none);
    },
  };
}

const isIn = ({ shapes }: Markup, shape: Shape) =>
  shapes.some((other) => other.id === shape.id && JSON.stringify(other) === JSON.stringify(shape));
