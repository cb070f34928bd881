import type { Point, Size } from "~/features/markup/markup-geometry";

/** How a picture that fills its box is looked at: so many times larger, its middle so far beside the box's. In pixels. */
export type Zoom = Point & { scale: number };

export const fitted: Zoom = { scale: 1, x: 0, y: 0 };
const largest = 16;

/** Makes it so many times larger; what lies under the point stays there. The point is measured from the box's middle. */
export function zoomAt(zoom: Zoom, point: Point, factor: number, box: Size): Zoom {
  const scale = Math.min(largest, Math.max(1, zoom.scale * factor));
  const real = scale / zoom.scale;
  return kept({ scale, x: point.x - (point.x - zoom.x) * real, y: point.y - (point.y - zoom.y) * real }, box);
}

export function panBy(zoom: Zoom, by: Point, box: Size): Zoom {
  return kept({ ...zoom, x: zoom.x + by.x, y: zoom.y + by.y }, box);
}

/** Two fingers: what was under their middle follows it. */
export function pinched(zoom: Zoom, before: [Point, Point], after: [Point, Point], box: Size): Zoom {
  const [from, to] = [middle(before), middle(after)];
  const factor = distance(after) / (distance(before) || 1);
  return zoomAt(panBy(zoom, { x: to.x - from.x, y: to.y - from.y }, box), to, factor, box);
}

/** Its box stays covered. */
function kept({ scale, x, y }: Zoom, box: Size): Zoom {
  const [right, bottom] = [(box.width * (scale - 1)) / 2, (box.height * (scale - 1)) / 2];
  return { scale, x: within(x, right), y: within(y, bottom) };
}

// Also makes 0 of -0.
const within = (value: number, limit: number) => Math.min(limit, Math.max(-limit, value)) + 0;
const middle = ([one, other]: [Point, Point]): Point => ({ x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 });
const distance = ([one, other]: [Point, Point]) => Math.hypot(one.x - other.x, one.y - other.y);
