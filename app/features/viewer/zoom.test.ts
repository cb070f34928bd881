import * as fc from "fast-check";
import { expect, test } from "vitest";
import { fitted, panBy, pinched, type Zoom, zoomAt } from "./zoom";

const box = { width: 800, height: 600 };
const within = (side: number) => fc.integer({ min: -side / 2, max: side / 2 });
const point = fc.record({ x: within(box.width), y: within(box.height) });
const factor = fc.integer({ min: 10, max: 400 }).map((value) => value / 100);
const zoom = fc
  .array(fc.tuple(point, factor), { maxLength: 8 })
  .map((steps) => steps.reduce<Zoom>((now, [at, by]) => zoomAt(now, at, by, box), fitted));

test("what lies under the pointer stays there while it becomes larger", () => {
  fc.assert(
    fc.property(zoom, point, (before, at) => {
      const after = zoomAt(before, at, 1.2, box);
      fc.pre(after.scale < 16);
      expect((at.x - after.x) / after.scale).toBeCloseTo((at.x - before.x) / before.scale);
      expect((at.y - after.y) / after.scale).toBeCloseTo((at.y - before.y) / before.scale);
    }),
  );
});

test("the picture always covers its box, however it is moved", () => {
  fc.assert(
    fc.property(zoom, point, factor, (before, by, times) => {
      const { scale, x, y } = zoomAt(panBy(before, { x: by.x * 9, y: by.y * 9 }, box), by, times, box);
      expect(scale).toBeGreaterThanOrEqual(1);
      expect(Math.abs(x)).toBeLessThanOrEqual((box.width * (scale - 1)) / 2 + 1e-6);
      expect(Math.abs(y)).toBeLessThanOrEqual((box.height * (scale - 1)) / 2 + 1e-6);
    }),
  );
});

test("made small enough it is as it was in the beginning", () => {
  fc.assert(
    fc.property(zoom, point, (before, at) => {
      expect(zoomAt(before, at, 1 / 16, box)).toEqual(fitted);
    }),
  );
});

test("two fingers that only move do not change the size", () => {
  const zoomed = zoomAt(fitted, { x: 0, y: 0 }, 3, box);
  const moved = pinched(
    zoomed,
    [
      { x: 0, y: 0 },
      { x: 50, y: 0 },
    ],
    [
      { x: 20, y: 10 },
      { x: 70, y: 10 },
    ],
    box,
  );
  expect(moved).toEqual({ scale: 3, x: 20, y: 10 });
});
