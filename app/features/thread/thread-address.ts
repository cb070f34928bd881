import { useLocation } from "@remix-run/react";
import { seqFrom } from "~/domain/seq";

/** The address of a thread beside its room, or of one reply in it. A link opens it, the way back closes it. */
export function threadTo(roomId: string, rootId: string, seq?: number): string {
  return `/rooms/${roomId}?thread=${rootId}${seq === undefined ? "" : `&at=${seq}#e${seq}`}`;
}

/** The thread that the address asks for, the reply that it points at, and the address without them. */
export function useThreadAddress(): { rootId: string | null; at: number | undefined; closeTo: string } {
  const { pathname, search } = useLocation();
  const others = new URLSearchParams(search);
  const rootId = others.get("thread");
  const at = rootId === null ? undefined : seqFrom(others.get("at")) || undefined;
  others.delete("thread");
  if (rootId !== null) others.delete("at");
  return { rootId, at, closeTo: others.size > 0 ? `${pathname}?${others}` : pathname };
}

/** What an address shows of the room itself: a thread stands beside it, and `at` is then the thread's. */
export function besideThread(url: URL): string {
  const search = new URLSearchParams(url.search);
  if (search.has("thread")) search.delete("at");
  search.delete("thread");
  return `${url.pathname}?${search}`;
}
