import { type PointerEvent, type ReactNode, useEffect, useRef } from "react";
import { v4 } from "uuid";
import { useZoom, useZoomGestures } from "~/features/viewer/use-zoom";
import { ZoomButtons } from "~/features/viewer/zoom-buttons";
import { Spinner } from "~/ui/spinner";
import { type Ink, move, remove, type Shape, shapeAt } from "./markup";
import { fitScale, markArea, moved, type Point, pointOn, type Size, simplified } from "./markup-geometry";
import { MarkupShapes } from "./markup-shapes";
import type { Tool } from "./markup-tools";
import type { Marking } from "./use-markup";

type MarkupBoxProps = {
  label: string;
  picture: HTMLCanvasElement | null;
  size: Size;
  marking: Marking;
  tool: Tool;
  ink: Ink;
  children?: ReactNode;
};

/** Where one draws. One finger, the mouse or a pen draws; two fingers and the wheel change how one looks at it. */
export function MarkupBox({ label, picture, size, marking, tool, ink, children }: MarkupBoxProps) {
  const box = useRef<HTMLElement>(null);
  const sheet = useRef<HTMLDivElement>(null);
  const zooming = useZoom();
  const pens = useRef({ fingers: new Set<number>(), hasPen: false });
  const held = useRef<{ id: number; from: Point; shape: Shape | null } | null>(null);
  const { draft, setDraft, finish, change, markup } = marking;
  useZoomGestures(box, zooming.change, tool === "hand" && !held.current?.shape ? "pan" : "draw");
  usePicturePlaced(sheet, picture);
  useMarkupKeys(marking);

  const pointAt = ({ clientX, clientY }: PointerEvent): Point =>
    pointOn({ x: clientX, y: clientY }, (sheet.current as HTMLDivElement).getBoundingClientRect(), size);
  /** A finger's breadth, as long as it is on the picture now. */
  const reach = () => 14 / fitScale((sheet.current as HTMLDivElement).getBoundingClientRect(), markArea(size));

  function onPointerDown(event: PointerEvent) {
    const { fingers } = pens.current;
    if (event.button > 0 || !picture || (event.target as Element).closest("button, a, form")) return;
    if (event.pointerType === "pen") pens.current.hasPen = true;
    fingers.add(event.pointerId);
    const isPalm = pens.current.hasPen && event.pointerType === "touch";
    if (fingers.size > 1 || isPalm) {
      // The second finger of a pinch: what the first one began was none.
      if (held.current && tool !== "hand" && !isWritten(draft)) setDraft(null);
      held.current = null;
      return;
    }
    const point = pointAt(event);
    if (isWritten(draft) && tool !== "hand") finish();
    held.current = { id: event.pointerId, from: point, shape: null };
    if (tool === "hand") {
      const found = shapeAt(markup.shapes, point, reach()) ?? null;
      if (draft && draft.id !== found?.id) finish();
      held.current.shape = found;
      setDraft(found);
    } else if (tool !== "text") setDraft(begun(tool, ink, point));
  }

  function onPointerMove(event: PointerEvent) {
    const now = held.current;
    if (!now || now.id !== event.pointerId) return;
    const point = pointAt(event);
    if (tool === "hand") {
      if (now.shape) setDraft(moved(now.shape, { x: point.x - now.from.x, y: point.y - now.from.y }));
      return;
    }
    setDraft((shape) => {
      if (!shape || shape.kind === "text") return shape;
      if (shape.kind !== "pen") return { ...shape, to: point };
      const last = shape.points.at(-1);
      const isNew = !last || Math.hypot(point.x - last.x, point.y - last.y) > 0.8;
      return isNew ? { ...shape, points: [...shape.points, point] } : shape;
    });
  }

  function onPointerUp(event: PointerEvent) {
    pens.current.fingers.delete(event.pointerId);
    const now = held.current;
    if (!now || now.id !== event.pointerId) return;
    held.current = null;
    if (event.type === "pointercancel") return setDraft(null);
    if (tool === "text") return setDraft({ id: v4(), ink, kind: "text", at: now.from, text: "" });
    if (tool === "hand") {
      if (!now.shape || !draft) return;
      const point = pointAt(event);
      const by = { x: point.x - now.from.x, y: point.y - now.from.y };
      const still = Math.hypot(by.x, by.y) < reach() / 4;
      if (!still) change((before) => move(before, draft.id, by));
      return setDraft(still ? now.shape : moved(now.shape, by));
    }
    if (!draft) return;
    if (draft.kind === "pen") finish({ ...draft, points: simplified(draft.points) });
    else if (draft.kind !== "text" && Math.hypot(draft.to.x - draft.from.x, draft.to.y - draft.from.y) < 6)
      setDraft(null);
    else if (draft.kind === "arrow") finish();
    // A dimension waits for its words.
  }

  const { scale, x, y } = zooming.zoom;
  return (
    <section
      ref={box}
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it is moved and made larger by the keyboard
      tabIndex={0}
      data-tool={tool}
      className={`relative min-h-0 flex-1 touch-none overflow-hidden bg-sunken outline-offset-[-2px] select-none ${tool === "hand" ? "cursor-default" : "cursor-crosshair"}`}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={onPointerUp}
    >
      <div className="absolute inset-3" style={{ transform: `translate(${x}px, ${y}px) scale(${scale})` }}>
        <div ref={sheet} className="absolute inset-0" data-sheet={picture ? "ready" : "waiting"} />
        {picture && (
          <MarkupShapes shapes={marking.shapes} size={size} selected={tool === "hand" ? draft?.id : undefined} />
        )}
      </div>
      {!picture && (
        <span className="absolute inset-0 grid place-items-center text-soft">
          <Spinner />
        </span>
      )}
      <ZoomButtons zooming={zooming} className="absolute bottom-3 left-1/2 -translate-x-1/2" />
      {children}
    </section>
  );
}

/** Words are typed for it, or may be. */
const isWritten = (shape: Shape | null) => shape?.kind === "text" || shape?.kind === "dimension";

function begun(tool: Exclude<Tool, "hand" | "text">, ink: Ink, at: Point): Shape {
  const base = { id: v4(), ink };
  if (tool === "pen") return { ...base, kind: "pen", points: [at] };
  return tool === "arrow"
    ? { ...base, kind: "arrow", from: at, to: at }
    : { ...base, kind: "dimension", from: at, to: at, text: "" };
}

function usePicturePlaced(sheet: React.RefObject<HTMLDivElement | null>, picture: HTMLCanvasElement | null) {
  useEffect(() => {
    if (!picture) return;
    picture.className = "absolute inset-0 size-full object-contain";
    sheet.current?.replaceChildren(picture);
  }, [sheet, picture]);
}

/** Undo, redo and delete by the keys that everybody knows; not while words are typed. */
function useMarkupKeys({ markup, draft, change, setDraft, undo, redo }: Marking) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.target instanceof HTMLInputElement) return;
      const command = event.ctrlKey || event.metaKey;
      if (command && event.key.toLowerCase() === "z") {
        event.preventDefault();
        if (event.shiftKey) redo();
        else undo();
      } else if (command && event.key.toLowerCase() === "y") {
        event.preventDefault();
        redo();
      } else if (draft && (event.key === "Delete" || event.key === "Backspace")) {
        event.preventDefault();
        if (markup.shapes.some(({ id }) => id === draft.id)) change((now) => remove(now, draft.id));
        setDraft(null);
      }
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [markup, draft, change, setDraft, undo, redo]);
}
