import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import type { Point, Size } from "~/features/markup/markup-geometry";
import { fitted, panBy, pinched, type Zoom, zoomAt } from "./zoom";

export type Zooming = {
  zoom: Zoom;
  /** Every change knows how large the box is. */
  change(next: (zoom: Zoom) => Zoom): void;
};

/** How a picture is looked at; several boxes of one size may share it. */
export function useZoom(): Zooming {
  const [zoom, setZoom] = useState(fitted);
  const change = useCallback((next: (zoom: Zoom) => Zoom) => setZoom(next), []);
  return { zoom, change };
}

/** What one finger or the mouse does: `pan` moves the picture, `draw` leaves it to the box and only pinches. */
type Hand = "pan" | "draw";

/** Wheel, pinch, drag, double tap and keys of a box change how its picture is looked at. */
export function useZoomGestures(
  box: RefObject<HTMLElement | null>,
  change: Zooming["change"],
  hand: Hand = "pan",
): void {
  const latest = useRef(hand);
  latest.current = hand;
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const fingers = new Map<number, Point>();
    let tapped: { at: number; point: Point } | null = null;

    const within = ({ clientX, clientY }: MouseEvent): Point => {
      const { left, top, width, height } = element.getBoundingClientRect();
      return { x: clientX - left - width / 2, y: clientY - top - height / 2 };
    };
    const by = (factor: number, point: Point) => change((zoom) => zoomAt(zoom, point, factor, sizeOf(element)));
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      by(Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : event.deltaMode === 0 ? 0.002 : 0.06)), within(event));
    };
    const onDown = (event: PointerEvent) => {
      if (event.button > 0 || isControl(event.target)) return;
      fingers.set(event.pointerId, within(event));
      element.setPointerCapture(event.pointerId);
    };
    const onMove = (event: PointerEvent) => {
      const before = fingers.get(event.pointerId);
      if (!before) return;
      const after = within(event);
      const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1];
      fingers.set(event.pointerId, after);
      if (other) change((zoom) => pinched(zoom, [before, other], [after, other], sizeOf(element)));
      else if (latest.current === "pan") {
        change((zoom) => panBy(zoom, { x: after.x - before.x, y: after.y - before.y }, sizeOf(element)));
      }
    };
    const onUp = (event: PointerEvent) => {
      const alone = fingers.size === 1;
      if (!fingers.delete(event.pointerId) || latest.current !== "pan" || !alone || event.type !== "pointerup") return;
      const point = within(event);
      const again =
        tapped &&
        event.timeStamp - tapped.at < 320 &&
        Math.hypot(point.x - tapped.point.x, point.y - tapped.point.y) < 24;
      if (again) change((zoom) => (zoom.scale > 1 ? fitted : zoomAt(zoom, point, 2.5, sizeOf(element))));
      tapped = again ? null : { at: event.timeStamp, point };
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.target !== element || event.ctrlKey || event.metaKey || event.altKey) return;
      const next = keyed(event.key, sizeOf(element));
      if (!next) return;
      event.preventDefault();
      change(next);
    };
    element.addEventListener("wheel", onWheel, { passive: false });
    element.addEventListener("pointerdown", onDown);
    element.addEventListener("pointermove", onMove);
    element.addEventListener("pointerup", onUp);
    element.addEventListener("pointercancel", onUp);
    element.addEventListener("keydown", onKey);
    return () => {
      element.removeEventListener("wheel", onWheel);
      element.removeEventListener("pointerdown", onDown);
      element.removeEventListener("pointermove", onMove);
      element.removeEventListener("pointerup", onUp);
      element.removeEventListener("pointercancel", onUp);
      element.removeEventListener("keydown", onKey);
    };
  }, [box, change]);
}

/** Around the middle of a box. */
export function zoomed(factor: number): (zoom: Zoom) => Zoom {
  // The box only limits how far the picture is moved, and from its middle nothing moves.
  return ({ scale, x, y }) => {
    const next = zoomAt({ scale, x: 0, y: 0 }, middle, factor, { width: 0, height: 0 }).scale;
    return next === 1 ? fitted : { scale: next, x: (x * next) / scale, y: (y * next) / scale };
  };
}

const middle = { x: 0, y: 0 };
const step = 60;

function keyed(key: string, box: Size): ((zoom: Zoom) => Zoom) | null {
  if (key === "+" || key === "=") return zoomed(1.4);
  if (key === "-") return zoomed(1 / 1.4);
  if (key === "0") return () => fitted;
  const by = arrows[key];
  return by ? (zoom) => panBy(zoom, by, box) : null;
}

const arrows: Partial<Record<string, Point>> = {
  ArrowLeft: { x: step, y: 0 },
  ArrowRight: { x: -step, y: 0 },
  ArrowUp: { x: 0, y: step },
  ArrowDown: { x: 0, y: -step },
};

const sizeOf = ({ clientWidth, clientHeight }: HTMLElement): Size => ({ width: clientWidth, height: clientHeight });
const isControl = (target: EventTarget | null) =>
  target instanceof Element && target.closest("button, a, input, form") !== null;
