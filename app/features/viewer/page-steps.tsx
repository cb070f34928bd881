import { useViewerT } from "~/i18n/viewer-texts";
import { Button } from "~/ui/button";
import { Icon } from "~/ui/icon";

type PageStepsProps = { number: number; count: number; onStep: (number: number) => void; className?: string };

/** From page to page. Nothing for a picture, which has one. */
export function PageSteps({ number, count, onStep, className }: PageStepsProps) {
  const t = useViewerT();
  if (count < 2) return null;
  return (
    <div className={`flex items-center rounded-md bg-raised shadow-raised ${className ?? ""}`}>
      <Button
        tone="quiet"
        square
        aria-label={t("viewer:view.pageBefore")}
        isDisabled={number <= 1}
        onPress={() => onStep(number - 1)}
      >
        <Icon name="back" />
      </Button>
      <span className="px-1 text-xs tabular-nums" role="status">
        <span className="sr-only">{t("viewer:view.page", { number, count })}</span>
        <span aria-hidden="true">
          {number} / {count}
        </span>
      </span>
      <Button
        tone="quiet"
        square
        aria-label={t("viewer:view.pageAfter")}
        isDisabled={number >= count}
        onPress={() => onStep(number + 1)}
      >
        <Icon name="forward" />
      </Button>
    </div>
  );
}
