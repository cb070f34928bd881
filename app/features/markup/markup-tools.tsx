import { useViewerT } from "~/i18n/viewer-texts";
import { Button } from "~/ui/button";
import { type Ink, inks, remove, removeAll } from "./markup";
import { ToolIcon, type ToolIconName } from "./tool-icon";
import type { Marking } from "./use-markup";

export const tools = ["hand", "pen", "arrow", "dimension", "text"] as const;
export type Tool = (typeof tools)[number];

const swatches: Record<Ink, string> = { red: "bg-ink-red", blue: "bg-ink-blue", green: "bg-ink-green" };

type MarkupToolsProps = {
  marking: Marking;
  tool: Tool;
  ink: Ink;
  onTool: (tool: Tool) => void;
  onInk: (ink: Ink) => void;
};

/** With what one draws, and the way back. Everything can be reached by a thumb. */
export function MarkupTools({ marking, tool, ink, onTool, onInk }: MarkupToolsProps) {
  const t = useViewerT();
  const { markup, draft, shapes, change, setDraft, finish } = marking;
  const isKnown = markup.shapes.some(({ id }) => id === draft?.id);

  function choose(next: Tool) {
    finish();
    onTool(next);
  }

  function dip(next: Ink) {
    onInk(next);
    // What is chosen takes the ink, too.
    if (draft) setDraft({ ...draft, ink: next });
  }

  function drop() {
    if (!draft) return change(removeAll);
    if (isKnown) change((now) => remove(now, draft.id));
    setDraft(null);
  }

  return (
    <div
      role="toolbar"
      aria-label={t("viewer:markup.tools")}
      className="flex shrink-0 flex-wrap items-center justify-center gap-x-5 gap-y-1 border-t border-line bg-surface px-2 py-1.5 pb-[max(0.375rem,env(safe-area-inset-bottom))]"
    >
      <div className="flex">
        {tools.map((each) => (
          <Button
            key={each}
            tone="quiet"
            square
            aria-label={t(`viewer:markup.${each}`)}
            aria-pressed={tool === each}
            className="aria-pressed:bg-tint aria-pressed:text-accent"
            onPress={() => choose(each)}
          >
            <ToolIcon name={each} />
          </Button>
        ))}
      </div>
      <div className="flex">
        {inks.map((each) => (
          <Button
            key={each}
            tone="quiet"
            square
            aria-label={t(`viewer:markup.${each}`)}
            aria-pressed={ink === each}
            className="group/ink"
            onPress={() => dip(each)}
          >
            <span
              className={`size-5 rounded-full ring-2 ring-transparent ring-offset-2 ring-offset-surface group-aria-pressed/ink:ring-ink ${swatches[each]}`}
            />
          </Button>
        ))}
      </div>
      <div className="flex">
        <StepButton
          icon="undo"
          label={t("viewer:markup.undo")}
          isDisabled={markup.past.length === 0 && !draft}
          onPress={marking.undo}
        />
        <StepButton
          icon="redo"
          label={t("viewer:markup.redo")}
          isDisabled={markup.future.length === 0}
          onPress={marking.redo}
        />
        <StepButton
          icon="bin"
          label={t(draft ? "viewer:markup.delete" : "viewer:markup.deleteAll")}
          isDisabled={shapes.length === 0}
          onPress={drop}
        />
      </div>
    </div>
  );
}

type StepButtonProps = { icon: ToolIconName; label: string; isDisabled: boolean; onPress: () => void };

function StepButton({ icon, label, ...press }: StepButtonProps) {
  return (
    <Button tone="quiet" square aria-label={label} {...press}>
      <ToolIcon name={icon} />
    </Button>
  );
}
