import { useState } from "react";
import { useViewerT } from "~/i18n/viewer-texts";
import { Button } from "~/ui/button";
import { Icon, type IconName } from "~/ui/icon";
import { type Compared, nameOf } from "./compare-screen";
import { PagePicture } from "./page-picture";
import { PageSteps } from "./page-steps";
import { tintNewer, tintOlder } from "./tint";
import { useZoom } from "./use-zoom";
import { ZoomBox } from "./zoom-box";
import { ZoomButtons } from "./zoom-buttons";

/** How the newer one lies on the older: shifted by parts of its box, and so many times larger. */
type Shift = { x: number; y: number; scale: number };
const asItIs: Shift = { x: 0, y: 0, scale: 1 };
/** A fifth of a percent of the box: about a millimetre on A3. */
const nudge = 0.2;

/** One over the other: what only the older has is red, what only the newer has is blue, what both have is black. */
export function CompareOver({ older, newer }: { older: Compared; newer: Compared }) {
  const t = useViewerT();
  const zooming = useZoom();
  const [balance, setBalance] = useState(50);
  const [shift, setShift] = useState(asItIs);
  const { x, y, scale } = shift;
  const move = (by: Partial<Shift>) => setShift((now) => ({ ...now, ...by }));
  const arrows: { icon: IconName; label: string; by: () => Partial<Shift> }[] = [
    { icon: "back", label: t("viewer:compare.left"), by: () => ({ x: x - nudge }) },
    { icon: "up", label: t("viewer:compare.up"), by: () => ({ y: y - nudge }) },
    { icon: "down", label: t("viewer:compare.down"), by: () => ({ y: y + nudge }) },
    { icon: "forward", label: t("viewer:compare.right"), by: () => ({ x: x + nudge }) },
  ];
  const layer = "absolute inset-0 mix-blend-multiply";
  return (
    <>
      <ZoomBox
        label={t("viewer:compare.over")}
        zooming={zooming}
        className="min-h-0 flex-1"
        over={<ZoomButtons zooming={zooming} className="absolute bottom-3 left-1/2 -translate-x-1/2" />}
      >
        <div className="relative isolate size-full overflow-hidden bg-paper">
          <div className={layer} style={{ opacity: Math.min(1, (100 - balance) / 50) }}>
            <Layer {...older} make={tintOlder} />
          </div>
          <div
            className={layer}
            style={{ opacity: Math.min(1, balance / 50), transform: `translate(${x}%, ${y}%) scale(${scale})` }}
          >
            <Layer {...newer} make={tintNewer} />
          </div>
        </div>
      </ZoomBox>
      <div className="flex shrink-0 flex-wrap items-center justify-center gap-x-6 gap-y-2 border-t border-line bg-surface px-3 py-2 pb-[max(0.5rem,env(safe-area-inset-bottom))]">
        <label className="flex min-w-0 basis-full items-center gap-3 text-xs sm:basis-96">
          <Legend {...older} />
          <input
            type="range"
            min={0}
            max={100}
            value={balance}
            aria-label={t("viewer:compare.balance")}
            onChange={({ currentTarget }) => setBalance(Number(currentTarget.value))}
            className="h-target min-w-16 flex-1 accent-accent"
          />
          <Legend {...newer} />
        </label>
        <fieldset className="flex items-center">
          <legend className="sr-only">{t("viewer:compare.align")}</legend>
          {arrows.map(({ icon, label, by }) => (
            <Button key={icon} tone="quiet" square aria-label={label} onPress={() => move(by())}>
              <Icon name={icon} />
            </Button>
          ))}
          <Button
            tone="quiet"
            square
            aria-label={t("viewer:compare.smaller")}
            onPress={() => move({ scale: scale / 1.005 })}
          >
            −
          </Button>
          <Button
            tone="quiet"
            square
            aria-label={t("viewer:compare.larger")}
            onPress={() => move({ scale: scale * 1.005 })}
          >
            +
          </Button>
          <Button tone="quiet" className="text-sm" isDisabled={shift === asItIs} onPress={() => setShift(asItIs)}>
            {t("viewer:compare.reset")}
          </Button>
        </fieldset>
        <div className="flex gap-2 empty:hidden">
          <PageSteps number={older.page} count={older.pages?.count ?? 1} onStep={older.turnTo} />
          <PageSteps number={newer.page} count={newer.pages?.count ?? 1} onStep={newer.turnTo} />
        </div>
      </div>
    </>
  );
}

function Layer({ file, pages, page, make }: Compared & { make: (picture: HTMLCanvasElement) => void }) {
  const t = useViewerT();
  return (
    <PagePicture
      pages={pages}
      number={page}
      fine={3072}
      make={make}
      label={t("viewer:view.pageOf", { name: file.name, page })}
    />
  );
}

function Legend({ role, file }: Compared) {
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      <span className={`size-2.5 shrink-0 rounded-full ${role === "older" ? "bg-older" : "bg-newer"}`} />
      <span className="truncate font-medium">{nameOf(file)}</span>
    </span>
  );
}
