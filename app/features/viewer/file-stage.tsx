import { useSearchParams } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import { type FileView, kindOf } from "~/domain/file";
import { useViewerT } from "~/i18n/viewer-texts";
import { PagePicture } from "./page-picture";
import { PageSteps } from "./page-steps";
import { fileAddress } from "./pages";
import { usePages } from "./use-pages";
import { useZoom } from "./use-zoom";
import { fitted } from "./zoom";
import { ZoomBox } from "./zoom-box";
import { ZoomButtons } from "./zoom-buttons";

/** The picture, or a page of the PDF. A picture is there without a script. */
export function FileStage({ view: { room, file }, className }: { view: FileView; className?: string }) {
  const t = useViewerT();
  const zooming = useZoom();
  const isPdf = kindOf(file) === "pdf";
  const { pages, failed } = usePages(room.id, isPdf ? file : null);
  const [search, setSearch] = useSearchParams();
  const count = pages?.count ?? 1;
  const page = Math.min(count, Math.max(1, Number(search.get("page")) || 1));
  const fine = useFineness(zooming.zoom.scale);

  function turnTo(number: number) {
    zooming.change(() => fitted);
    setSearch(number === 1 ? {} : { page: String(number) }, { replace: true, preventScrollReset: true });
  }

  const over = (
    <div className="absolute inset-x-0 bottom-3 flex flex-wrap justify-center gap-2">
      <PageSteps number={page} count={count} onStep={turnTo} />
      <ZoomButtons zooming={zooming} />
    </div>
  );
  return (
    <ZoomBox label={t("viewer:view.stage")} zooming={zooming} className={className} over={over}>
      {!isPdf && (
        <img
          src={fileAddress(room.id, file.id, "view")}
          alt={file.name}
          width={file.width ?? undefined}
          height={file.height ?? undefined}
          draggable={false}
          className="size-full object-contain"
        />
      )}
      {isPdf && !failed && (
        <PagePicture
          pages={pages}
          number={page}
          fine={fine}
          label={t("viewer:view.pageOf", { name: file.name, page })}
        />
      )}
      {isPdf && failed && (
        <p role="alert" className="grid size-full place-content-center text-center text-sm text-soft">
          {t("viewer:view.unreadable")}
        </p>
      )}
      {isPdf && (
        <noscript>
          <p className="grid h-full place-content-center text-center text-sm text-soft">
            {t("viewer:view.wantsScript")}
          </p>
        </noscript>
      )}
    </ZoomBox>
  );
}

/** The pixels that a page's longer side has on this screen, once the hand rests. */
function useFineness(scale: number): number {
  const [fine, setFine] = useState(1536);
  const base = useRef(0);
  useEffect(() => {
    base.current ||= Math.max(innerWidth, innerHeight) * Math.min(3, devicePixelRatio) * 0.75;
    const timer = setTimeout(() => setFine(base.current * scale), 250);
    return () => clearTimeout(timer);
  }, [scale]);
  return fine;
}
