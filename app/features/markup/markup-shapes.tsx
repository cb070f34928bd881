import type { Shape } from "./markup";
import { drawn, halo, lineWidth, markArea, type Size, textSize } from "./markup-geometry";

type MarkupShapesProps = { shapes: readonly Shape[]; size: Size; selected?: string | undefined };

/** The marks as they lie on the picture, which is fitted into the same box. Each line has a light edge, so that it is seen on anything. */
export function MarkupShapes({ shapes, size, selected }: MarkupShapesProps) {
  const { width, height } = markArea(size);
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      className="pointer-events-none absolute inset-0 size-full"
      strokeLinecap="round"
      strokeLinejoin="round"
      fontSize={textSize}
      fontWeight={600}
      aria-hidden="true"
    >
      {shapes.map((shape) => (
        <g key={shape.id} data-shape={shape.kind} opacity={selected && selected !== shape.id ? 0.55 : undefined}>
          <Drawing shape={shape} />
        </g>
      ))}
    </svg>
  );
}

function Drawing({ shape }: { shape: Shape }) {
  const { lines, text } = drawn(shape);
  const ink = `var(--ink-${shape.ink})`;
  const paper = "var(--paper)";
  return (
    <>
      {lines && (
        <>
          <path d={lines} fill="none" stroke={paper} strokeWidth={lineWidth + 2 * halo} />
          <path d={lines} fill="none" stroke={ink} strokeWidth={lineWidth} />
        </>
      )}
      {text && (
        <text
          x={text.at.x}
          y={text.at.y}
          dominantBaseline="central"
          textAnchor={text.anchor}
          transform={text.turn ? `rotate(${text.turn} ${text.at.x} ${text.at.y})` : undefined}
          fill={ink}
          stroke={paper}
          strokeWidth={2 * halo}
          paintOrder="stroke"
        >
          {text.words}
        </text>
      )}
    </>
  );
}
