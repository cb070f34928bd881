import { type RefObject, useEffect, useRef, useState } from "react";
import { emptyChange, type TypedChange, typedFrom } from "~/domain/typed-change";
import { change, typedKey } from "~/features/room/keep";

type Kept = { typed: TypedChange; sent: Sent | null };
/** The key of what was sent and not answered: the same again must not become another change. */
type Sent = { clientKey: string; input: string };

type Options = {
  memberId: string;
  place: string;
  initial: TypedChange /** Drawn after a refusal. */;
  answered: boolean;
};

/**
 * A proposal while it is typed, kept in this browser for this member until it is sent. The fields keep their own text,
 * because one written into a composition would break it; `drawing` counts when they have to be drawn anew.
 */
export function useTypedChange(form: RefObject<HTMLFormElement>, { memberId, place, initial, answered }: Options) {
  const [typed, setTyped] = useState(initial);
  const [drawing, setDrawing] = useState(0);
  const sent = useRef<Sent | null>(null);
  const touched = useRef(answered);
  const keep = (next: (kept: Kept | null) => Kept | null) => change<Kept | null>(memberId, typedKey(place), null, next);

  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each form
  useEffect(() => {
    let wanted = true;
    void keep((kept) => kept).then((kept) => {
      if (!wanted || !kept || touched.current) return;
      sent.current = kept.sent;
      setTyped({ ...emptyChange(0), ...kept.typed });
      setDrawing((times) => times + 1);
    });
    return () => {
      wanted = false;
    };
  }, [memberId, place]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever something else is typed
  useEffect(() => {
    if (!touched.current) return;
    const timer = setTimeout(() => void keepNow(), 100);
    return () => clearTimeout(timer);
  }, [typed]);

  function keepNow() {
    return touched.current ? keep(() => ({ typed, sent: sent.current })) : undefined;
  }

  return {
    typed,
    drawing,
    /** What stands in the fields now. */
    read(): TypedChange {
      const fields = form.current ? Object.fromEntries(new FormData(form.current)) : {};
      return typedFrom(fields as Record<string, string>);
    },
    set(next: TypedChange, { anew = false } = {}): void {
      touched.current = true;
      setTyped(next);
      if (anew) setDrawing((times) => times + 1);
    },
    /** The key of a send: another one whenever something else is sent. */
    async keyFor(input: string, newKey: () => string): Promise<string> {
      if (sent.current?.input !== input) sent.current = { clientKey: newKey(), input };
      const { clientKey } = sent.current;
      touched.current = true;
      await keepNow();
      return clientKey;
    },
    /** After it was sent, or when it is given up. */
    async forget(): Promise<void> {
      touched.current = false;
      sent.current = null;
      await keep(() => null);
    },
  };
}

export type Typing = ReturnType<typeof useTypedChange>;
