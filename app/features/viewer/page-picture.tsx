import { useEffect, useRef, useState } from "react";
import { useViewerT } from "~/i18n/viewer-texts";
import { Spinner } from "~/ui/spinner";
import type { Pages } from "./pages";

type PagePictureProps = {
  pages: Pages | null;
  number: number;
  /** The picture's longer side, in pixels, at least; drawn a little finer in steps. */
  fine: number;
  /** What is made of the picture before it is shown; the same function as long as it does the same. */
  make?: (picture: HTMLCanvasElement) => void;
  label: string;
};

/** One page, drawn. Until a finer one is drawn, the one before stays. */
export function PagePicture({ pages, number, fine, make, label }: PagePictureProps) {
  const t = useViewerT();
  const place = useRef<HTMLDivElement>(null);
  const [failed, setFailed] = useState(false);
  const [shown, setShown] = useState(0);
  const longer = steps.find((size) => size >= fine) ?? steps.at(-1) ?? fine;
  useEffect(() => {
    if (!pages) return;
    let wanted = true;
    void pages.draw(number, longer).then(
      (picture) => {
        if (!wanted) return;
        make?.(picture);
        picture.className = "absolute inset-0 size-full object-contain";
        place.current?.replaceChildren(picture);
        setShown(number);
        setFailed(false);
      },
      () => wanted && setFailed(true),
    );
    return () => {
      wanted = false;
    };
  }, [pages, number, longer, make]);
  return (
    <>
      <div ref={place} role="img" aria-label={label} data-page={shown || undefined} className="absolute inset-0" />
      {failed ? (
        <p role="alert" className="absolute inset-0 grid place-content-center px-6 text-center text-sm text-soft">
          {t("viewer:view.unreadable")}
        </p>
      ) : (
        shown === 0 && (
          <span className="absolute inset-0 grid place-items-center text-soft">
            <Spinner />
          </span>
        )
      )}
    </>
  );
}

/** The largest is what every phone's browser still draws. */
const steps = [1024, 1536, 2048, 3072, 4096];
