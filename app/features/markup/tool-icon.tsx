import { LineDrawing } from "~/ui/line-drawing";

const paths = {
  plus: "M10 4v12M4 10h12",
  minus: "M4 10h12",
  download: "M10 3.5v9M6 9l4 4 4-4M4 16.5h12",
  compare:
    "M10 2.5v15M7.5 5h-3A1.5 1.5 0 0 0 3 6.5v7A1.5 1.5 0 0 0 4.5 15h3M12.5 5h3A1.5 1.5 0 0 1 17 6.5v7a1.5 1.5 0 0 1-1.5 1.5h-3",
  swap: "M4 7h11M12 4l3 3-3 3M16 13H5M8 10l-3 3 3 3",
  hand: "M4 4l4.5 12 1.8-4.7L15 9.5z",
  pen: "M3.5 15.5c2-4.5 3.5-7 5-7s-1 5 1 5 2.5-6 4-6 .5 4 3 4",
  arrow: "M4 16 16 4M8.5 4H16v7.5",
  dimension: "M3 5v10M17 5v10M3 10h14M6 7.5 3 10l3 2.5M14 7.5l3 2.5-3 2.5",
  text: "M4.5 6V4.5h11V6M10 4.5v11M7.75 15.5h4.5",
  undo: "M4 7.5h8a4 4 0 0 1 0 8H8M4 7.5 7.5 4M4 7.5 7.5 11",
  redo: "M16 7.5H8a4 4 0 0 0 0 8h4M16 7.5 12.5 4M16 7.5 12.5 11",
  bin: "M4 6h12M8 6V4h4v2M5.5 6l.75 10.5h7.5L14.5 6M8.5 9v5M11.5 9v5",
} as const;

export type ToolIconName = keyof typeof paths;

/** What only the pages of files need; drawn like `Icon`. */
export function ToolIcon({ name, className }: { name: ToolIconName; className?: string }) {
  return <LineDrawing path={paths[name]} className={className} />;
}
