type LineDrawingProps = { path: string; strokeWidth?: number; className?: string };

/** A line drawing on a 20 px grid, in the colour of the text. Always beside words or inside something labelled. */
export function LineDrawing({ path, strokeWidth = 1.5, className = "size-5" }: LineDrawingProps) {
  return (
    <svg
      viewBox="0 0 20 20"
      className={`${className} shrink-0`}
      fill="none"
      stroke="currentColor"
      strokeWidth={strokeWidth}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={path} />
    </svg>
  );
}
