import { useEffect, useRef } from "react";
import { useViewerT } from "~/i18n/viewer-texts";
import { Button } from "~/ui/button";
import type { Marking } from "./use-markup";

/** What no phone's keyboard has at hand. */
const signs = ["⌀", "±", "°", "R"];

/** The words of a text or of a dimension, typed above the picture, where no keyboard hides them. */
export function MarkupWords({ marking }: { marking: Marking }) {
  const t = useViewerT();
  const field = useRef<HTMLInputElement>(null);
  const { draft, setDraft, finish } = marking;
  const id = draft?.id;
  useEffect(() => {
    if (id) field.current?.focus({ preventScroll: true });
  }, [id]);
  if (draft?.kind !== "text" && draft?.kind !== "dimension") return null;

  function sign(character: string) {
    const input = field.current;
    if (!input) return;
    input.focus();
    input.setRangeText(character, input.selectionStart ?? 0, input.selectionEnd ?? 0, "end");
    input.dispatchEvent(new Event("input", { bubbles: true }));
  }

  return (
    <form
      className="absolute inset-x-2 top-2 z-10 mx-auto grid max-w-lg gap-1 rounded-lg bg-raised p-2 shadow-raised"
      onSubmit={(event) => {
        event.preventDefault();
        finish();
      }}
    >
      <div className="flex gap-2">
        <input
          key={draft.id}
          ref={field}
          defaultValue={draft.text}
          maxLength={80}
          autoComplete="off"
          enterKeyHint="done"
          aria-label={t(draft.kind === "text" ? "viewer:markup.words" : "viewer:markup.measure")}
          placeholder={t(draft.kind === "text" ? "viewer:markup.words" : "viewer:markup.measureExample")}
          onInput={({ currentTarget }) => setDraft({ ...draft, text: currentTarget.value })}
          className="typing"
        />
        <Button tone="primary">{t("viewer:markup.done")}</Button>
      </div>
      <div className="flex gap-1">
        {signs.map((character) => (
          <Button
            key={character}
            tone="quiet"
            square
            aria-label={t("viewer:markup.sign", { sign: character })}
            onPress={() => sign(character)}
          >
            {character}
          </Button>
        ))}
      </div>
    </form>
  );
}
