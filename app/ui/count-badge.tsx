import { classes } from "./classes";

const tones = { accent: "bg-accent text-on-accent", danger: "bg-danger text-on-danger" };

type CountBadgeProps = {
  count: number;
  /** The count in words, for who hears it. */
  label: string;
  tone?: keyof typeof tones;
  /** Where it sits on its icon. */
  className: string;
};

/** A number on an icon; nothing when there is nothing to count. */
export function CountBadge({ count, label, tone = "accent", className }: CountBadgeProps) {
  if (count === 0) return null;
  return (
    <span
      className={classes(
        "absolute grid h-4.5 min-w-4.5 place-items-center rounded-full px-1 text-[0.6875rem] leading-none font-semibold tabular-nums",
        tones[tone],
        className,
      )}
    >
      <span aria-hidden="true">{count > 99 ? "99+" : count}</span>
      <span className="sr-only">{label}</span>
    </span>
  );
}
