import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { Icon, type IconName } from "./icon";
import { afterStroke, atRest, readsForList, type Stroke } from "./reads-as-send";

export type Finding = { id: string; label: string; detail?: string; icon: IconName };

type FinderProps = {
  label: string;
  /** What was found for the text as it is now, best first. */
  found: Finding[];
  /** Said when there is nothing. */
  none: string;
  onText: (text: string) => void;
  onTake: (id: string) => void;
};

/**
 * A line to type in and a list of what it finds. The arrows choose, Enter and Tab take; the Enter that ends a composition
 * only ends it.
 */
export function Finder({ label, found, none, onText, onTake }: FinderProps) {
  const listId = useId();
  const [at, setAt] = useState(0);
  const composition = useRef(atRest);
  const list = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const chosen = Math.min(at, found.length - 1);
  const optionId = (index: number) => `${listId}-${index}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another choice is to be brought into view
  useEffect(() => {
    // In braces: a browser may answer with a promise, which is no way to clean up.
    list.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }, [chosen]);

  function note(stroke: Stroke) {
    composition.current = afterStroke(composition.current, stroke);
  }

  function onKeyDown(event: KeyboardEvent) {
    const key = readsForList(event.nativeEvent, composition.current);
    if (!key || key === "close" || found.length === 0) return;
    event.preventDefault();
    if (key === "take") onTake(found[chosen]?.id ?? "");
    else setAt((chosen + (key === "next" ? 1 : -1) + found.length) % found.length);
  }

  return (
    <div className="grid gap-2">
      <input
        ref={field}
        role="combobox"
        aria-label={label}
        aria-expanded={found.length > 0}
        aria-controls={listId}
        aria-activedescendant={found.length > 0 ? optionId(chosen) : undefined}
        aria-autocomplete="list"
        autoComplete="off"
        placeholder={label}
        className="typing"
        onKeyDown={onKeyDown}
        onKeyUp={() => note({ type: "keyup" })}
        onCompositionStart={() => note({ type: "start" })}
        onCompositionUpdate={(event) => note({ type: "update", data: event.data })}
        onCompositionEnd={(event) => note({ type: "end", data: event.data })}
        onChange={({ target }) => {
          setAt(0);
          onText(target.value);
        }}
      />
      <div ref={list} id={listId} role="listbox" aria-label={label} className="h-[min(24rem,50dvh)] overflow-y-auto">
        {found.map((one, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the line keeps the focus and has the keys
          <div
            key={one.id}
            id={optionId(index)}
            role="option"
            tabIndex={-1}
            aria-selected={index === chosen}
            className="flex min-h-control cursor-default items-center gap-3 rounded-md px-2 hover:bg-hover aria-selected:bg-tint"
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onTake(one.id)}
          >
            <Icon name={one.icon} className="size-4.5 text-soft" />
            <span className="truncate">{one.label}</span>
            {one.detail && <span className="ms-auto truncate text-sm text-soft">{one.detail}</span>}
          </div>
        ))}
      </div>
      <p className="sr-only" aria-live="polite">
        {found.length === 0 && none}
      </p>
      {found.length === 0 && (
        <p className="-mt-[min(24rem,50dvh)] h-[min(24rem,50dvh)] px-2 text-sm text-soft">{none}</p>
      )}
    </div>
  );
}
