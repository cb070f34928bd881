/** One event as a browser sends it to a text box while an input method is at work. `value`: what the box then holds. */
type Heard =
  | { type: "compositionstart" }
  | { type: "compositionupdate" | "compositionend"; data: string; value: string }
  | { type: "keydown" | "keyup"; key: string; code: string; keyCode: number; isComposing: boolean };

export type Recording = {
  name: string;
  text: string;
  /** The Enter that belongs to the input method, with what surrounds it. Japanese and Chinese send nothing by it. */
  heard: Heard[];
  /** How often that has sent: over a half-composed Korean syllable Enter means sending. */
  sends: 0 | 1;
};

const enter = (isComposing: boolean, keyCode: number, key = "Enter") =>
  ({ type: "keydown", key, code: "Enter", keyCode, isComposing }) as const;
const enterUp = { type: "keyup", key: "Enter", code: "Enter", keyCode: 13, isComposing: false } as const;
const letter = (key = "Process") => ({ type: "keydown", key, code: "KeyA", keyCode: 229, isComposing: true }) as const;
const start = { type: "compositionstart" } as const;
const update = (data: string, before = "") => ({ type: "compositionupdate", data, value: before + data }) as const;
const end = (data: string, before = "") => ({ type: "compositionend", data, value: before + data }) as const;

/** The steps by which a text comes into being. */
const steps = (...texts: string[]) => texts.flatMap((text) => [letter(), update(text)]);

const japanese = [start, ...steps("む", "むず", "むずかしい", "難しい")];
const chinese = [start, ...steps("n", "ni", "ni hao"), update("你好")];
const korean = [start, ...steps("ㅅ", "사"), end("사"), start, letter(), update("ㄹ", "사"), update("람", "사")];

export const recordings: Recording[] = [
  {
    name: "Japanese, Chrome",
    text: "難しい",
    sends: 0,
    heard: [...japanese, enter(true, 229), end("難しい"), enterUp],
  },
  {
    name: "Japanese, Safari",
    text: "難しい",
    sends: 0,
    heard: [...japanese, end("難しい"), enter(false, 229), enterUp],
  },
  {
    ...{ name: "Japanese, Chrome on Windows", text: "難しい", sends: 0 },
    heard: [...japanese, enter(true, 229, "Process"), end("難しい"), enterUp],
  },
  { name: "Chinese, Chrome", text: "你好", sends: 0, heard: [...chinese, enter(true, 229), end("你好"), enterUp] },
  { name: "Chinese, Safari", text: "你好", sends: 0, heard: [...chinese, end("你好"), enter(false, 229), enterUp] },
  {
    ...{ name: "Chinese, Chrome on Windows", text: "你好", sends: 0 },
    heard: [...chinese, enter(true, 229, "Process"), end("你好"), enterUp],
  },
  { name: "Korean, Chrome", text: "사람", sends: 1, heard: [...korean, enter(true, 229), end("람", "사"), enterUp] },
  { name: "Korean, Safari", text: "사람", sends: 1, heard: [...korean, end("람", "사"), enter(false, 229), enterUp] },
  {
    ...{ name: "Korean, Chrome on Windows", text: "사람", sends: 1 },
    heard: [...korean, enter(true, 229, "Process"), end("람", "사"), enter(false, 13), enterUp],
  },
];

/** An Enter that is nobody's but the person's. */
export const plainEnter: Heard[] = [enter(false, 13), enterUp];
