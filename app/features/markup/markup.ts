import { boundsOf, moved, type Point } from "./markup-geometry";

export const inks = ["red", "blue", "green"] as const;
export type Ink = (typeof inks)[number];

/**
 * One mark on a picture. Lengths are thousandths of the picture's longer side, from its upper left corner, so that a mark
 * fits every size in which the picture is shown or saved.
 */
export type Shape = { id: string; ink: Ink } & (
  | { kind: "pen"; points: Point[] }
  | { kind: "arrow"; from: Point; to: Point }
  /** `text`: as people type it, such as "12.05 ±0.03"; may be blank. */
  | { kind: "dimension"; from: Point; to: Point; text: string }
  /** `at`: the left end of the first line, half-way up. */
  | { kind: "text"; at: Point; text: string }
);

/** The marks, with what was there before and what was taken back. The last one of `shapes` lies on top. */
export type Markup = { shapes: readonly Shape[]; past: readonly Step[]; future: readonly Step[] };
type Step = readonly Shape[];

/** Steps that can be taken back. */
const longestPast = 100;

export const unmarked: Markup = { shapes: [], past: [], future: [] };

/** The marks that an earlier visit left. */
export function markupOf(shapes: readonly Shape[]): Markup {
  return { ...unmarked, shapes };
}

export function undo(markup: Markup): Markup {
  const before = markup.past.at(-1);
  if (!before) return markup;
  return { shapes: before, past: markup.past.slice(0, -1), future: [...markup.future, markup.shapes] };
}

export function redo(markup: Markup): Markup {
  const after = markup.future.at(-1);
  if (!after) return markup;
  return { shapes: after, past: [...markup.past, markup.shapes], future: markup.future.slice(0, -1) };
}

/** Adds a mark, or puts it in the place of the one with its id. A text without a word is none. */
export function put(markup: Markup, shape: Shape): Markup {
  if (shape.kind === "text" && shape.text.trim() === "") return remove(markup, shape.id);
  const known = markup.shapes.some(({ id }) => id === shape.id);
  const shapes = known
    ? markup.shapes.map((other) => (other.id === shape.id ? shape : other))
    : [...markup.shapes, shape];
  return step(markup, shapes);
}

export function remove(markup: Markup, id: string): Markup {
  const shapes = markup.shapes.filter((shape) => shape.id !== id);
  return shapes.length === markup.shapes.length ? markup : step(markup, shapes);
}

export function removeAll(markup: Markup): Markup {
  return markup.shapes.length === 0 ? markup : step(markup, []);
}

export function move(markup: Markup, id: string, by: Point): Markup {
  const shape = markup.shapes.find((other) => other.id === id);
  return shape && (by.x !== 0 || by.y !== 0) ? put(markup, moved(shape, by)) : markup;
}

/** The topmost mark near a point. `reach`: how far beside it a finger may be. */
export function shapeAt(shapes: readonly Shape[], point: Point, reach: number): Shape | undefined {
  return shapes.findLast((shape) => {
    const { left, top, right, bottom } = boundsOf(shape);
    const isNear =
      point.x >= left - reach && point.x <= right + reach && point.y >= top - reach && point.y <= bottom + reach;
    return isNear && (shape.kind === "text" || distanceTo(shape, point) <= reach);
  });
}

function step(markup: Markup, shapes: Step): Markup {
  return { shapes, past: [...markup.past, markup.shapes].slice(-longestPast), future: [] };
}

/** How far a point is from the lines of a mark. */
function distanceTo(shape: Exclude<Shape, { kind: "text" }>, point: Point): number {
  const line = shape.kind === "pen" ? shape.points : [shape.from, shape.to];
  const [first = point, ...rest] = line;
  let before = first;
  let nearest = Math.hypot(point.x - first.x, point.y - first.y);
  for (const next of rest) {
    nearest = Math.min(nearest, distanceToLine(point, before, next));
    before = next;
  }
  return nearest;
}

function distanceToLine(point: Point, from: Point, to: Point): number {
  const [width, height] = [to.x - from.x, to.y - from.y];
  const length = width * width + height * height;
  const along = length === 0 ? 0 : ((point.x - from.x) * width + (point.y - from.y) * height) / length;
  const part = Math.min(1, Math.max(0, along));
  return Math.hypot(point.x - from.x - part * width, point.y - from.y - part * height);
}
