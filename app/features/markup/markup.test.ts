import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { inks, type Markup, move, put, redo, remove, removeAll, type Shape, shapeAt, undo, unmarked } from "./markup";
import { boundsOf, drawn, markArea, moved, type Point, pointOn, simplified } from "./markup-geometry";

const length = fc.integer({ min: 0, max: 100_000 }).map((value) => value / 100);
const point = fc.record({ x: length, y: length });
const base = { id: fc.constantFrom("a", "b", "c", "d"), ink: fc.constantFrom(...inks) };
const shape: fc.Arbitrary<Shape> = fc.oneof(
  fc.record({ ...base, kind: fc.constant("pen" as const), points: fc.array(point, { minLength: 1, maxLength: 30 }) }),
  fc.record({ ...base, kind: fc.constant("arrow" as const), from: point, to: point }),
  fc.record({ ...base, kind: fc.constant("dimension" as const), from: point, to: point, text: fc.string() }),
  fc.record({ ...base, kind: fc.constant("text" as const), at: point, text: fc.string({ minLength: 1 }) }),
);
type Action = (markup: Markup) => Markup;
const action: fc.Arbitrary<Action> = fc.oneof(
  shape.map(
    (made): Action =>
      (markup) =>
        put(markup, made),
  ),
  base.id.map(
    (id): Action =>
      (markup) =>
        remove(markup, id),
  ),
  fc.tuple(base.id, point).map(
    ([id, by]): Action =>
      (markup) =>
        move(markup, id, by),
  ),
  fc.constant<Action>(removeAll),
);
const markup = fc.array(action, { maxLength: 20 }).map((actions) => actions.reduce((now, act) => act(now), unmarked));

describe("steps", () => {
  test("taking a step back leaves the marks as they were before it", () => {
    fc.assert(
      fc.property(markup, action, (before, act) => {
        const after = act(before);
        if (after !== before) expect(undo(after).shapes).toEqual(before.shapes);
      }),
    );
  });

  test("what was taken back comes again, step by step", () => {
    fc.assert(
      fc.property(markup, fc.nat(30), (made, steps) => {
        let now = made;
        for (let count = 0; count < steps; count += 1) now = undo(now);
        for (let count = 0; count < steps; count += 1) now = redo(now);
        expect(now.shapes).toEqual(made.shapes);
      }),
    );
  });

  test("a new step forgets what was taken back", () => {
    const arrow: Shape = { id: "a", ink: "red", kind: "arrow", from: { x: 0, y: 0 }, to: { x: 9, y: 9 } };
    const back = undo(put(unmarked, arrow));
    expect(redo(put(back, { ...arrow, id: "b" })).shapes.map(({ id }) => id)).toEqual(["b"]);
  });

  test("a text that loses its words is gone", () => {
    const text: Shape = { id: "a", ink: "blue", kind: "text", at: { x: 1, y: 1 }, text: "12.05 ±0.03" };
    expect(put(put(unmarked, text), { ...text, text: "  " }).shapes).toEqual([]);
  });
});

describe("where marks are", () => {
  test("a moved mark has its box moved by as much, and is itself again when it is moved back", () => {
    fc.assert(
      fc.property(shape, point, (made, by) => {
        const [before, after] = [boundsOf(made), boundsOf(moved(made, by))];
        expect(after.left).toBeCloseTo(before.left + by.x);
        expect(after.bottom).toBeCloseTo(before.bottom + by.y);
        const back = boundsOf(moved(moved(made, by), { x: -by.x, y: -by.y }));
        expect(back.right).toBeCloseTo(before.right);
      }),
    );
  });

  test("every point that a hand drew lies in the mark's box, and a press on it finds a mark", () => {
    fc.assert(
      fc.property(fc.array(point, { minLength: 1, maxLength: 30 }), (points) => {
        const pen: Shape = { id: "a", ink: "red", kind: "pen", points };
        const { left, top, right, bottom } = boundsOf(pen);
        for (const { x, y } of points) {
          expect(x >= left && x <= right && y >= top && y <= bottom).toBe(true);
          expect(shapeAt([pen], { x, y }, 1)).toBe(pen);
        }
      }),
    );
  });

  test("the same place of a picture is the same mark, however large the picture is shown", () => {
    const side = fc.integer({ min: 50, max: 4000 });
    fc.assert(
      fc.property(
        fc.tuple(side, side),
        fc.tuple(side, side),
        side,
        fc.double({ min: 0.25, max: 8, noNaN: true }),
        (picture, box, left, scale) => {
          const size = { width: picture[0], height: picture[1] };
          const shown = { left, top: 7, right: left + box[0], bottom: 7 + box[1] };
          const middle = { x: left + box[0] / 2, y: 7 + box[1] / 2 };
          const larger = {
            left: left * scale,
            top: 7 * scale,
            right: shown.right * scale,
            bottom: shown.bottom * scale,
          };
          const [small, large] = [
            pointOn(middle, shown, size),
            pointOn({ x: middle.x * scale, y: middle.y * scale }, larger, size),
          ];
          expect(large.x).toBeCloseTo(small.x, 3);
          expect(large.y).toBeCloseTo(small.y, 3);
          const area = markArea(size);
          expect(small.x).toBeCloseTo(area.width / 2, 3);
          expect(Math.max(area.width, area.height)).toBeCloseTo(1000);
        },
      ),
    );
  });

  test("a simplified line keeps its ends and stays close", () => {
    fc.assert(
      fc.property(fc.array(point, { minLength: 2, maxLength: 40 }), (points) => {
        const line = simplified(points);
        expect(line[0]).toEqual(points[0]);
        expect(line.at(-1)).toEqual(points.at(-1));
        const pen: Shape = { id: "a", ink: "red", kind: "pen", points: line };
        for (const place of points) expect(shapeAt([pen], place, 0.81)).toBe(pen);
      }),
    );
  });
});

describe("what is drawn", () => {
  const across = (from: Point, to: Point) => drawn({ id: "a", ink: "red", kind: "dimension", from, to, text: "⌀12" });

  test("the words of a dimension are never upside down", () => {
    fc.assert(
      fc.property(point, point, (from, to) => {
        const turn = across(from, to).text?.turn ?? 0;
        expect((((turn + 90) % 360) + 360) % 360 <= 180.001).toBe(true);
      }),
    );
  });

  test("lines are numbers only, whatever was drawn", () => {
    fc.assert(
      fc.property(shape, (made) => {
        expect(drawn(made).lines).toMatch(/^[MLQ\d. -]*$/);
      }),
    );
  });
});
