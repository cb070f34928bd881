import { useViewerT } from "~/i18n/viewer-texts";
import { type Compared, nameOf } from "./compare-screen";
import { PagePicture } from "./page-picture";
import { PageSteps } from "./page-steps";
import { useZoom, type Zooming } from "./use-zoom";
import { ZoomBox } from "./zoom-box";
import { ZoomButtons } from "./zoom-buttons";

/** Side by side, on a phone one above the other; whatever moves one moves the other. */
export function CompareSide({ older, newer }: { older: Compared; newer: Compared }) {
  const zooming = useZoom();
  return (
    <div className="relative grid min-h-0 flex-1 grid-rows-2 gap-px bg-line sm:grid-cols-2 sm:grid-rows-1">
      <Half {...older} zooming={zooming} />
      <Half {...newer} zooming={zooming} />
      <ZoomButtons zooming={zooming} className="absolute bottom-3 left-1/2 -translate-x-1/2" />
    </div>
  );
}

function Half({ role, file, pages, failed, page, turnTo, zooming }: Compared & { zooming: Zooming }) {
  const t = useViewerT();
  const over = (
    <>
      <p className="absolute top-2 left-2 max-w-[60%] truncate rounded-sm bg-raised px-2 py-0.5 text-xs font-medium shadow-raised">
        {t(`viewer:compare.${role}`, { name: nameOf(file) })}
      </p>
      <PageSteps number={page} count={pages?.count ?? 1} onStep={turnTo} className="absolute top-2 right-2" />
    </>
  );
  return (
    <ZoomBox label={t(`viewer:compare.${role}`, { name: file.name })} zooming={zooming} over={over}>
      {failed ? (
        <p role="alert" className="grid size-full place-content-center text-center text-sm text-soft">
          {t("viewer:view.unreadable")}
        </p>
      ) : (
        <PagePicture
          pages={pages}
          number={page}
          fine={zooming.zoom.scale > 1.5 ? 3072 : 2048}
          label={t("viewer:view.pageOf", { name: file.name, page })}
        />
      )}
    </ZoomBox>
  );
}
