import { ToolIcon } from "~/features/markup/tool-icon";
import { useViewerT } from "~/i18n/viewer-texts";
import { Button } from "~/ui/button";
import { type Zooming, zoomed } from "./use-zoom";
import { fitted } from "./zoom";

/** Larger, smaller and as a whole, for whoever has no wheel and no second finger. */
export function ZoomButtons({ zooming, className }: { zooming: Zooming; className?: string }) {
  const t = useViewerT();
  const { zoom, change } = zooming;
  return (
    <div className={`flex items-center rounded-md bg-raised shadow-raised ${className ?? ""}`}>
      <Button tone="quiet" square aria-label={t("viewer:view.smaller")} onPress={() => change(zoomed(1 / 1.6))}>
        <ToolIcon name="minus" />
      </Button>
      <Button tone="quiet" className="min-w-14 px-1 text-xs" onPress={() => change(() => fitted)}>
        <span className="tabular-nums">{Math.round(zoom.scale * 100)}%</span>
        <span className="sr-only">{t("viewer:view.whole")}</span>
      </Button>
      <Button tone="quiet" square aria-label={t("viewer:view.larger")} onPress={() => change(zoomed(1.6))}>
        <ToolIcon name="plus" />
      </Button>
    </div>
  );
}
