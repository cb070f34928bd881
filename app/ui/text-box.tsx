import {
  type ClipboardEvent,
  type CompositionEvent,
  forwardRef,
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useId,
  useImperativeHandle,
  useRef,
} from "react";
import {
  afterStroke,
  atRest,
  type ListKey,
  readsAsSend,
  readsForList,
  type SendHabit,
  type Stroke,
} from "./reads-as-send";

export type TextBoxHandle = {
  focus: () => void;
  text: () => string;
  /** Replaces the text, as after sending or when a draft comes back. Waits for a composition to end. */
  setText: (text: string) => void;
  /** Types a text at the caret, in place of so many characters before it; the browser's undo knows of it. */
  type: (text: string, instead?: number) => void;
};

/** What helps while somebody types, such as a list of names. */
export type TextBoxAssist = {
  /** The text before the caret, after every change and every move, compositions included. */
  onCaret: (before: string) => void;
  /** A key that may be meant for the list, never part of a composition; true: it was, the box leaves it alone. */
  onKey: (key: ListKey) => boolean;
  /** The list on screen and what is chosen in it, by id. */
  listId?: string;
  optionId?: string;
};

type TextBoxProps = {
  label: string;
  /** The form field's name, for a post without JavaScript. */
  name: string;
  defaultValue?: string;
  placeholder?: string;
  /** What the writer writes in. */
  lang?: string;
  /** The reader's setting: Enter sends and Shift+Enter breaks, or Ctrl+Enter sends. On touch the button sends. */
  enterSends: boolean;
  /** Without it the box submits its form. */
  onSend?: (text: string) => void;
  /** Every change, for a draft. Not while a syllable or a word is being composed. */
  onText?: (text: string) => void;
  onEscape?: () => void;
  assist?: TextBoxAssist;
  /** What is typed instead of a pasted text; null: the text itself. */
  pasteAs?: (text: string) => string | null;
  invalid?: boolean;
  describedBy?: string;
  className?: string;
  /** Drawn below the text inside the frame, such as the send button. */
  children?: ReactNode;
};

/** The one text box. Uncontrolled, because a value written into a composition breaks it: 사람 would become 사라람. */
export const TextBox = forwardRef<TextBoxHandle, TextBoxProps>(function TextBox(props, ref) {
  const { label, name, defaultValue, placeholder, lang, enterSends, onSend, onText, onEscape, invalid } = props;
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const composition = useRef(atRest);
  const waiting = useRef<string | null>(null);

  useImperativeHandle(ref, () => ({
    focus: () => area.current?.focus(),
    text: () => area.current?.value ?? "",
    setText: (text) => {
      if (composition.current.active) waiting.current = text;
      else write(area.current, text);
    },
    type: (text, instead = 0) => type(area.current, text, instead),
  }));

  useEffect(() => grow(area.current), []);

  function send() {
    const box = area.current;
    if (!box) return;
    if (onSend) onSend(box.value);
    else box.form?.requestSubmit();
  }

  function note(stroke: Stroke) {
    composition.current = afterStroke(composition.current, stroke);
  }

  function onKeyDown(event: KeyboardEvent) {
    const native = event.nativeEvent;
    const listKey = readsForList(native, composition.current);
    if (listKey && props.assist?.onKey(listKey)) return event.preventDefault();
    if (event.key === "Escape" && !native.isComposing && !composition.current.active) onEscape?.();
    const reading = readsAsSend(native, composition.current, habitOf(enterSends));
    composition.current = afterStroke(composition.current, pressOf(native), reading);
    if (reading === "send" || reading === "swallow") event.preventDefault();
    if (reading === "send" && !native.repeat) send();
  }

  function onCompositionEnd(event: CompositionEvent) {
    const sends = composition.current.sendAtEnd;
    note({ type: "end", data: event.data });
    // The last syllable is in the box only when the browser has finished with it.
    setTimeout(() => {
      if (composition.current.active) return;
      if (waiting.current !== null) write(area.current, waiting.current);
      waiting.current = null;
      onText?.(area.current?.value ?? "");
      if (sends) send();
    });
  }

  function onPaste(event: ClipboardEvent) {
    const instead = props.pasteAs?.(event.clipboardData.getData("text/plain"));
    if (!instead) return;
    event.preventDefault();
    type(area.current, instead, 0);
  }

  function tellCaret() {
    const box = area.current;
    if (box) props.assist?.onCaret(box.value.slice(0, box.selectionStart));
  }

  return (
    <div className={`grid ${props.className ?? ""}`}>
      <label htmlFor={id} className="sr-only">
        {label}
      </label>
      <textarea
        ref={area}
        id={id}
        name={name}
        rows={1}
        defaultValue={defaultValue}
        placeholder={placeholder}
        lang={lang}
        aria-invalid={invalid || undefined}
        aria-describedby={props.describedBy}
        className="typing field-sizing-content max-h-[40dvh] resize-none py-[calc((var(--control)-1.5rem)/2-1px)] leading-6"
        aria-autocomplete={props.assist ? "list" : undefined}
        aria-controls={props.assist?.listId}
        aria-activedescendant={props.assist?.optionId}
        onPaste={onPaste}
        onSelect={tellCaret}
        onKeyDown={onKeyDown}
        onKeyUp={() => note({ type: "keyup" })}
        onCompositionStart={() => note({ type: "start" })}
        onCompositionUpdate={(event) => note({ type: "update", data: event.data })}
        onCompositionEnd={onCompositionEnd}
        onBeforeInput={(event) => {
          const { sendAtEnd, justSent } = composition.current;
          if ((sendAtEnd || justSent) && isLineBreak(event.nativeEvent)) event.preventDefault();
        }}
        onInput={(event) => {
          grow(event.currentTarget);
          tellCaret();
          if (!composition.current.active) onText?.(event.currentTarget.value);
        }}
      />
      {props.children}
    </div>
  );
});

function habitOf(enterSends: boolean): SendHabit {
  if (matchMedia("(pointer: coarse)").matches) return "button";
  return enterSends ? "enter" : "controlEnter";
}

function pressOf({
  key,
  code,
  keyCode,
  isComposing,
  shiftKey,
  ctrlKey,
  metaKey,
  altKey,
}: globalThis.KeyboardEvent): Stroke {
  return { type: "keydown", key, code, keyCode, isComposing, shiftKey, ctrlKey, metaKey, altKey };
}

function write(box: HTMLTextAreaElement | null, text: string) {
  if (!box || box.value === text) return;
  box.value = text;
  grow(box);
}

/** Typed as if by hand, so that it can be undone and the box's own events follow. */
function type(box: HTMLTextAreaElement | null, text: string, instead: number) {
  if (!box) return;
  box.focus();
  if (instead > 0) box.setSelectionRange(Math.max(0, box.selectionStart - instead), box.selectionEnd);
  if (document.execCommand("insertText", false, text)) return;
  box.setRangeText(text, box.selectionStart, box.selectionEnd, "end");
  box.dispatchEvent(new InputEvent("input", { bubbles: true }));
}

function isLineBreak(event: Event): boolean {
  return "data" in event && typeof event.data === "string" && /^[\r\n]+$/.test(event.data);
}

/** For browsers that do not know `field-sizing`. */
function grow(box: HTMLTextAreaElement | null) {
  if (!box || CSS.supports("field-sizing", "content")) return;
  box.style.height = "auto";
  box.style.height = `${box.scrollHeight + 2}px`;
}
