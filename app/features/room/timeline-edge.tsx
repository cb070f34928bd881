import { type RefObject, useEffect } from "react";
import { useT } from "~/i18n/use-language";
import { LinkButton } from "~/ui/link-button";
import type { useRoom } from "./use-room";

type Room = ReturnType<typeof useRoom>;

/** The way on at either end of the window: loaded when it comes near, a link where there is no script. */
export function Edge({ room, roomId, where }: { room: Room; roomId: string; where: "older" | "newer" }) {
  const t = useT();
  const { state } = room;
  const more = where === "older" ? state.hasOlder : state.hasNewer;
  if (!more && where === "newer") return null;
  if (!more) return <p className="pb-4 text-center text-sm text-soft">{t("room:timeline.beginning")}</p>;
  const at = where === "older" ? Math.max(1, state.from - 1) : state.to + 1;
  return (
    <p data-edge={where} className="grid h-14 place-items-center text-sm">
      <LinkButton
        to={`/rooms/${roomId}?at=${at}#e${at}`}
        tone="quiet"
        onClick={(event) => {
          event.preventDefault();
          void (where === "older" ? room.loadOlder() : room.loadNewer());
        }}
      >
        {t(state.loading === where ? "room:timeline.loading" : `room:timeline.${where}`)}
      </LinkButton>
    </p>
  );
}

/** Loads on when an end of the window comes within a screen's height. */
export function useLoadAtEdges(scroller: RefObject<HTMLElement | null>, { state, loadOlder, loadNewer }: Room) {
  const { hasOlder, hasNewer, from, to } = state;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new window has its edges in other places
  useEffect(() => {
    const root = scroller.current;
    if (!root || !("IntersectionObserver" in window)) return;
    const watch = new IntersectionObserver(
      (edges) => {
        for (const edge of edges) {
          if (!edge.isIntersecting) continue;
          void ((edge.target as HTMLElement).dataset.edge === "older" ? loadOlder() : loadNewer());
        }
      },
      { root, rootMargin: "600px 0px" },
    );
    for (const edge of root.querySelectorAll("[data-edge]")) watch.observe(edge);
    return () => watch.disconnect();
  }, [scroller, hasOlder, hasNewer, from, to, loadOlder, loadNewer]);
}
