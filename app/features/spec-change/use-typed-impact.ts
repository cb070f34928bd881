import { useNavigation } from "@remix-run/react";
import { type RefObject, useEffect, useRef, useState } from "react";
import type { TypedImpact } from "~/domain/typed-impact";
import { change as changeKept, typedKey } from "~/features/room/keep";
import { changeTo } from "./change-paths";

/** `sheets`: how many answers there were when it was typed; after another one it is no answer any more. */
type Kept = { typed: TypedImpact; sheets: number };
type Options = { memberId: string; roomId: string; entryId: string; sheets: number; initial: TypedImpact };

/**
 * An impact sheet while it is typed, kept in this browser for this member until it was sent. The fields keep their own text,
 * because one written into a composition would break it; `drawing` counts when they have to be drawn anew.
 */
export function useTypedImpact(form: RefObject<HTMLFormElement>, options: Options) {
  const { memberId, roomId, entryId, sheets, initial } = options;
  const [typed, setTyped] = useState(initial);
  const [drawing, setDrawing] = useState(0);
  const touched = useRef(false);
  const navigation = useNavigation();
  const key = typedKey(`${roomId}/${entryId}/impact`);
  const keep = (next: (kept: Kept | null) => Kept | null) => changeKept<Kept | null>(memberId, key, null, next);

  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each form
  useEffect(() => {
    let wanted = true;
    void keep((kept) => (kept?.sheets === sheets ? kept : null)).then((kept) => {
      if (!wanted || !kept || touched.current) return;
      setTyped(kept.typed);
      setDrawing((times) => times + 1);
    });
    return () => {
      wanted = false;
    };
  }, [memberId, key]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever something else is typed
  useEffect(() => {
    if (!touched.current) return;
    const timer = setTimeout(() => touched.current && void keep(() => ({ typed, sheets })), 100);
    return () => clearTimeout(timer);
  }, [typed]);
  // On the way back to the change it is in the record.
  const isSent = navigation.formMethod === "POST" && navigation.location?.pathname === changeTo(roomId, entryId);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once it was sent
  useEffect(() => {
    if (!isSent) return;
    touched.current = false;
    void keep(() => null);
  }, [isSent]);

  function read(): TypedImpact {
    const fields = form.current ? [...new FormData(form.current)] : [];
    return Object.fromEntries(fields.map(([name, value]) => [name, String(value)]));
  }

  return {
    typed,
    drawing,
    /** Something was typed. */
    note(): void {
      touched.current = true;
      setTyped(read());
    },
    /** Something is to stand in the fields that was not typed. */
    change(next: (typed: TypedImpact) => TypedImpact): void {
      touched.current = true;
      setTyped(next(read()));
      setDrawing((times) => times + 1);
    },
  };
}
