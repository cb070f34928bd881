/** What the keyboard does to a text box, as far as sending is concerned. */
export type Stroke =
  | { type: "start" | "keyup" }
  | { type: "update" | "end"; data: string }
  | ({ type: "keydown" } & KeyPress);

export type KeyPress = {
  key: string;
  code?: string;
  keyCode: number;
  isComposing: boolean;
  shiftKey?: boolean;
  ctrlKey?: boolean;
  metaKey?: boolean;
  altKey?: boolean;
};

/** What a composition (IME) is in the middle of. `text` is what it shows, or what the last one ended with. */
export type Composition = { active: boolean; text: string; sendAtEnd: boolean; justSent: boolean };

/** `button`: on a touch screen Enter always breaks the line. */
export type SendHabit = "enter" | "controlEnter" | "button";

export type Reading = "send" | "sendAtEnd" | "swallow" | "leave";

export const atRest: Composition = { active: false, text: "", sendAtEnd: false, justSent: false };

const hangul = /^[\p{Script=Hangul}\s]+$/u;

/**
 * Whether a key press sends. The Enter that ends a Japanese or Chinese composition chooses a word and never sends:
 * Chrome and Firefox mark it `isComposing`, Safari ends the composition first and leaves only key code 229. The Enter
 * over a half-composed Korean syllable does send, once, when the syllable is whole; some systems then press it again.
 */
export function readsAsSend(press: KeyPress, composition: Composition, habit: SendHabit): Reading {
  if (press.key !== "Enter" && !(press.keyCode === 229 && isEnterCode(press.code))) return "leave";
  if (composition.justSent) return "swallow";
  if (!asksToSend(press, habit)) return "leave";
  const korean = hangul.test(composition.text);
  if (press.isComposing || composition.active) return korean ? "sendAtEnd" : "leave";
  if (press.keyCode === 229) return korean ? "send" : "swallow";
  return "send";
}

/** What a key means to a list that is open beside the box, unless an input method has a hand in it. */
export type ListKey = "next" | "previous" | "take" | "close";

const listKeys: Record<string, ListKey | undefined> = {
  ArrowDown: "next",
  ArrowUp: "previous",
  Enter: "take",
  Tab: "take",
  Escape: "close",
};

export function readsForList(press: KeyPress, { active, justSent }: Composition): ListKey | undefined {
  const own = !press.isComposing && press.keyCode !== 229 && !active && !justSent;
  const modified = press.shiftKey || press.ctrlKey || press.metaKey || press.altKey;
  return own && !modified ? listKeys[press.key] : undefined;
}

/** The composition after a stroke. */
export function afterStroke(composition: Composition, stroke: Stroke, reading: Reading = "leave"): Composition {
  switch (stroke.type) {
    case "start":
      return { ...atRest, active: true };
    case "update":
      return { ...composition, active: true, text: stroke.data };
    case "end":
      return { active: false, text: stroke.data, sendAtEnd: false, justSent: composition.sendAtEnd };
    case "keydown":
      if (reading === "sendAtEnd") return { ...composition, sendAtEnd: true };
      return composition.active ? composition : { ...atRest, justSent: reading === "swallow" && composition.justSent };
    case "keyup":
      return composition.active ? composition : atRest;
  }
}

function asksToSend(press: KeyPress, habit: SendHabit): boolean {
  if (habit === "button" || press.altKey || press.shiftKey) return false;
  return habit === "enter" || Boolean(press.ctrlKey || press.metaKey);
}

function isEnterCode(code: string | undefined): boolean {
  return code === "Enter" || code === "NumpadEnter";
}
