import type { Shape } from "./markup";

export type Point = { x: number; y: number };
export type Size = { width: number; height: number };
export type Box = { left: number; top: number; right: number; bottom: number };

/** In thousandths of the picture's longer side. */
export const lineWidth = 3.5;
export const textSize = 26;
/** How far a halo reaches beyond a line, so that it stands out from what it lies on. */
export const halo = 2.5;
const head = 20;
const tick = 16;

/** What is drawn of a mark: lines by the path language of SVG, which a canvas reads too, and a text at most. */
export type Drawn = { lines: string; text?: { words: string; at: Point; anchor: "start" | "middle"; turn: number } };

/** The picture's size in the lengths of marks: its longer side is 1000. */
export function markArea({ width, height }: Size): Size {
  const longer = Math.max(width, height);
  return { width: (width / longer) * 1000, height: (height / longer) * 1000 };
}

/**
 * Where a point of the screen lies on a picture that is fitted into a box as large as it can be, in the lengths of marks;
 * never outside the picture.
 */
export function pointOn(client: Point, box: Box, size: Size): Point {
  const area = markArea(size);
  const scale = fitScale(box, area);
  const [width, height] = [box.right - box.left, box.bottom - box.top];
  const x = (client.x - box.left - (width - area.width * scale) / 2) / scale;
  const y = (client.y - box.top - (height - area.height * scale) / 2) / scale;
  return { x: Math.min(area.width, Math.max(0, x)), y: Math.min(area.height, Math.max(0, y)) };
}

/** Pixels of the screen for a thousandth of the picture's longer side. */
export function fitScale(box: Box, area: Size): number {
  return Math.min((box.right - box.left) / area.width, (box.bottom - box.top) / area.height) || 1;
}

export function drawn(shape: Shape): Drawn {
  if (shape.kind === "text") return { lines: "", text: words(shape.text, shape.at, "start", 0) };
  if (shape.kind === "pen") return { lines: through(shape.points) };
  const { from, to } = shape;
  const angle = Math.atan2(to.y - from.y, to.x - from.x);
  if (shape.kind === "arrow") return { lines: `${line(from, to)}${arrowHead(to, angle)}` };
  const across = angle + Math.PI / 2;
  const ends = [from, to].map((end) => line(away(end, across, tick), away(end, across, -tick)));
  const lines = `${line(from, to)}${ends.join("")}${arrowHead(from, angle + Math.PI)}${arrowHead(to, angle)}`;
  if (shape.text.trim() === "") return { lines };
  // As on a drawing: the words stand above the line, and are never upside down.
  const upright = Math.cos(angle) < -1e-9 ? angle + Math.PI : angle;
  const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  const above = away(middle, upright - Math.PI / 2, textSize * 0.85);
  return { lines, text: words(shape.text, above, "middle", (upright * 180) / Math.PI) };
}

/** The box around a mark. A text is as wide as it may be at most. */
export function boundsOf(shape: Shape): Box {
  if (shape.kind === "text") {
    const width = [...shape.text].reduce((sum, character) => sum + textSize * (isWide(character) ? 1 : 0.62), 0);
    const { x, y } = shape.at;
    return { left: x, top: y - textSize * 0.7, right: x + Math.max(width, textSize), bottom: y + textSize * 0.7 };
  }
  const points = shape.kind === "pen" ? shape.points : [shape.from, shape.to];
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
}

export function moved<S extends Shape>(shape: S, by: Point): S {
  const shift = ({ x, y }: Point) => ({ x: x + by.x, y: y + by.y });
  if (shape.kind === "pen") return { ...shape, points: shape.points.map(shift) };
  if (shape.kind === "text") return { ...shape, at: shift(shape.at) };
  return { ...shape, from: shift(shape.from), to: shift(shape.to) };
}

/** A line that a hand drew without the points that add nothing: none is further from the new line than `off`. */
export function simplified(points: readonly Point[], off = 0.8): Point[] {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last || points.length < 3) return [...points];
  let [furthest, at] = [0, 0];
  for (const [index, point] of points.entries()) {
    const distance = distanceFrom(point, first, last);
    if (distance > furthest) [furthest, at] = [distance, index];
  }
  if (furthest <= off) return [first, last];
  return [...simplified(points.slice(0, at + 1), off).slice(0, -1), ...simplified(points.slice(at), off)];
}

function distanceFrom(point: Point, from: Point, to: Point): number {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  if (length === 0) return Math.hypot(point.x - from.x, point.y - from.y);
  const along = ((point.x - from.x) * (to.x - from.x) + (point.y - from.y) * (to.y - from.y)) / length ** 2;
  const part = Math.min(1, Math.max(0, along));
  return Math.hypot(point.x - from.x - part * (to.x - from.x), point.y - from.y - part * (to.y - from.y));
}

const words = (text: string, at: Point, anchor: "start" | "middle", turn: number) => ({
  words: text,
  at,
  anchor,
  turn,
});
const number = (value: number) => String(Math.round(value * 100) / 100);
const spot = ({ x, y }: Point) => `${number(x)} ${number(y)}`;
const line = (from: Point, to: Point) => `M${spot(from)}L${spot(to)}`;
const away = ({ x, y }: Point, angle: number, by: number): Point => ({
  x: x + Math.cos(angle) * by,
  y: y + Math.sin(angle) * by,
});
const arrowHead = (tip: Point, angle: number) =>
  `M${spot(away(tip, angle + 2.7, head))}L${spot(tip)}L${spot(away(tip, angle - 2.7, head))}`;

/** Through the middles between the points, so that a hand's corners are round. A dot is a line of no length. */
function through(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (!first) return "";
  const last = rest.at(-1) ?? first;
  const bends = rest.slice(0, -1).map((point, index) => {
    const next = rest[index + 1] ?? last;
    return `Q${spot(point)} ${spot({ x: (point.x + next.x) / 2, y: (point.y + next.y) / 2 })}`;
  });
  return `M${spot(first)}${bends.join("")}L${spot(last)}`;
}

/** Japanese, Korean and Chinese characters are as wide as they are high. */
const isWide = (character: string) => character >= "\u1100";
