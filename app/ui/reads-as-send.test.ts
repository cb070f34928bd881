import { describe, expect, test } from "vitest";
import { afterStroke, atRest, readsAsSend, type SendHabit, type Stroke } from "./reads-as-send";

const enter = { type: "keydown", key: "Enter", code: "Enter", keyCode: 13, isComposing: false } as const;
const composingEnter = { ...enter, keyCode: 229, isComposing: true } as const;
const lateEnter = { ...enter, keyCode: 229 } as const;
const start = { type: "start" } as const;
const keyup = { type: "keyup" } as const;
const update = (data: string) => ({ type: "update", data }) as const;
const end = (data: string) => ({ type: "end", data }) as const;
const letter = { ...enter, key: "Process", code: "KeyA", keyCode: 229, isComposing: true } as const;

/** How often a recorded sequence sends, counted as the text box counts. */
function sends(strokes: Stroke[], habit: SendHabit = "enter"): number {
  let composition = atRest;
  let count = 0;
  for (const stroke of strokes) {
    const reading = stroke.type === "keydown" ? readsAsSend(stroke, composition, habit) : "leave";
    if (reading === "send" || (stroke.type === "end" && composition.sendAtEnd)) count += 1;
    composition = afterStroke(composition, stroke, reading);
  }
  return count;
}

describe("Japanese and Chinese: the Enter that ends a composition never sends", () => {
  const japanese = [start, letter, update("む"), keyup, update("むずかしい"), update("難しい")];

  test("Chrome and Firefox", () => {
    expect(sends([...japanese, composingEnter, end("難しい"), keyup])).toBe(0);
  });

  test("Chrome on Windows, which calls the key Process", () => {
    expect(sends([...japanese, { ...composingEnter, key: "Process" }, end("難しい"), keyup])).toBe(0);
  });

  test("Safari, which ends the composition before the key", () => {
    expect(sends([...japanese, end("難しい"), lateEnter, keyup])).toBe(0);
  });

  test("Chinese, whose composition shows Latin letters", () => {
    expect(sends([start, update("ni hao"), composingEnter, end("nihao"), keyup])).toBe(0);
  });

  test("the next Enter sends", () => {
    expect(sends([...japanese, composingEnter, end("難しい"), keyup, enter, keyup])).toBe(1);
    expect(sends([...japanese, end("難しい"), lateEnter, keyup, enter, keyup])).toBe(1);
  });
});

describe("Korean: Enter over a half-composed syllable sends once", () => {
  const korean = [start, letter, update("ㅅ"), keyup, update("사"), update("사라"), update("람")];

  test("Chrome", () => {
    expect(sends([...korean, composingEnter, end("람"), keyup])).toBe(1);
  });

  test("Chrome on Windows, which calls the key Process", () => {
    expect(sends([...korean, { ...composingEnter, key: "Process" }, end("람"), keyup])).toBe(1);
  });

  test("Chrome on macOS, which presses Enter again after the composition", () => {
    expect(sends([...korean, composingEnter, end("람"), enter, keyup])).toBe(1);
  });

  test("Safari, which ends the composition before the key", () => {
    expect(sends([...korean, end("람"), lateEnter, keyup])).toBe(1);
  });

  test("a syllable that was finished before sends like any text", () => {
    expect(sends([...korean, end("람"), keyup, enter, keyup])).toBe(1);
  });

  test("two messages are two", () => {
    expect(
      sends([...korean, composingEnter, end("람"), enter, keyup, ...korean, composingEnter, end("람"), keyup]),
    ).toBe(2);
  });

  test("a Hanja being chosen is not a syllable", () => {
    expect(sends([start, update("한"), update("漢"), composingEnter, end("漢"), keyup])).toBe(0);
  });

  test("with Ctrl+Enter as the habit", () => {
    expect(sends([...korean, composingEnter, end("람"), keyup], "controlEnter")).toBe(0);
    expect(sends([...korean, { ...composingEnter, ctrlKey: true }, end("람"), keyup], "controlEnter")).toBe(1);
  });
});

describe("habits", () => {
  test("Enter sends, Shift+Enter breaks the line", () => {
    expect(sends([enter])).toBe(1);
    expect(sends([{ ...enter, shiftKey: true }])).toBe(0);
    expect(sends([{ ...enter, ctrlKey: true }])).toBe(1);
  });

  test("Ctrl+Enter or Cmd+Enter sends, Enter breaks the line", () => {
    expect(sends([enter], "controlEnter")).toBe(0);
    expect(sends([{ ...enter, ctrlKey: true }], "controlEnter")).toBe(1);
    expect(sends([{ ...enter, metaKey: true }], "controlEnter")).toBe(1);
  });

  test("on touch Enter always breaks the line", () => {
    expect(sends([enter], "button")).toBe(0);
    expect(sends([{ ...enter, ctrlKey: true }], "button")).toBe(0);
    expect(sends([start, update("람"), composingEnter, end("람"), keyup], "button")).toBe(0);
  });
});
