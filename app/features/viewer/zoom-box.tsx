import { type ReactNode, useRef } from "react";
import { classes } from "~/ui/classes";
import { useZoomGestures, type Zooming } from "./use-zoom";

type ZoomBoxProps = { label: string; zooming: Zooming; className?: string; children: ReactNode; over?: ReactNode };

/** A picture that can be made larger and moved. Takes the keys + − 0 and the arrows. `over`: stays where it is. */
export function ZoomBox({ label, zooming, className, children, over }: ZoomBoxProps) {
  const box = useRef<HTMLElement>(null);
  useZoomGestures(box, zooming.change);
  const { scale, x, y } = zooming.zoom;
  return (
    <section
      ref={box}
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it is moved and made larger by the keyboard
      tabIndex={0}
      data-scale={scale}
      className={classes(
        "relative overflow-hidden bg-sunken outline-offset-[-2px] select-none",
        // While the whole picture is seen, a finger that goes up or down scrolls the page.
        scale > 1 ? "cursor-grab touch-none active:cursor-grabbing" : "touch-pan-y",
        className,
      )}
    >
      <div className="absolute inset-3" style={{ transform: `translate(${x}px, ${y}px) scale(${scale})` }}>
        {children}
      </div>
      {over}
    </section>
  );
}
