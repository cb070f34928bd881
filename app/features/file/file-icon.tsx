import { LineDrawing } from "~/ui/line-drawing";

const paths = {
  picture:
    "M4.5 4h11A1.5 1.5 0 0 1 17 5.5v9a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 3 14.5v-9A1.5 1.5 0 0 1 4.5 4M3.5 13.5 7.5 10l3 2.5L13.5 9l3 3M7 7.5h.01",
  pdf: "M6 2.5h5.5L16 7v9a1.5 1.5 0 0 1-1.5 1.5h-8.5A1.5 1.5 0 0 1 4.5 16V4A1.5 1.5 0 0 1 6 2.5M11.5 2.5V7H16M7.5 13.5l2-4 1.5 3 1.5-1.5",
  sheet:
    "M4.5 3.5h11A1.5 1.5 0 0 1 17 5v10a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 3 15V5a1.5 1.5 0 0 1 1.5-1.5M3 8h14M3 12h14M8.5 3.5v13",
  cad: "M10 2.5 16.5 6v8L10 17.5 3.5 14V6zM3.5 6 10 9.5 16.5 6M10 9.5v8",
  archive: "M3.5 4h13v3.5h-13zM4.5 7.5V15A1.5 1.5 0 0 0 6 16.5h8a1.5 1.5 0 0 0 1.5-1.5V7.5M8 10.5h4",
  other:
    "M6 2.5h5.5L16 7v9a1.5 1.5 0 0 1-1.5 1.5h-8.5A1.5 1.5 0 0 1 4.5 16V4A1.5 1.5 0 0 1 6 2.5M11.5 2.5V7H16M7.5 10.5h5M7.5 13.5h3",
} as const;

export type FileIconName = keyof typeof paths;

/** What a file is; drawn like `Icon`. */
export function FileIcon({ name, className }: { name: FileIconName; className?: string }) {
  return <LineDrawing path={paths[name]} className={className} />;
}
