import { Link } from "@remix-run/react";
import { specChangeIn } from "~/domain/change-row";
import { impactLines } from "~/domain/impact";
import type { SpecChange } from "~/domain/spec-change";
import type { SpecChangeRow } from "~/domain/timeline";
import { changeTo } from "~/features/spec-change/change-paths";
import { diameterOf } from "~/features/spec-change/size-text";
import { useChangeT } from "~/i18n/change-texts";
import { Icon } from "~/ui/icon";

export type AnchoredLineProps = { root: SpecChangeRow; anchor: string; roomId: string };

/** Which line of a spec change a reply is about, and the way to it. */
export function AnchoredLine({ root, anchor, roomId }: AnchoredLineProps) {
  const t = useChangeT();
  const [of, key = ""] = anchor.split(":");
  const change = specChangeIn(root);
  const characteristic = change && of === "characteristic" ? characteristicOf(change, key) : null;
  const line = of === "impact" ? impactLines.find((one) => one === key) : undefined;
  if (!characteristic && !line) return null;
  return (
    <Link
      to={`${changeTo(roomId, root.id)}#${characteristic ? `c-${key}` : "accept"}`}
      className="inline-flex min-h-6 max-w-full items-center gap-1 rounded-sm text-xs font-medium text-soft underline-offset-4 hover:underline pointer-coarse:min-h-11"
    >
      <Icon name="change" className="size-3.5" />
      <span className="min-w-0 truncate" lang={characteristic?.lang}>
        {characteristic?.name ?? (line && t(`change:line.${line}`))}
      </span>
    </Link>
  );
}

/** As the newest revision that has it calls it: Bore Ø12. */
function characteristicOf({ revisions }: SpecChange, key: string): { name: string; lang: string } | null {
  for (const { content } of revisions.toReversed()) {
    const found = content.characteristics.find((one) => one.key === key);
    if (!found) continue;
    const size = found.after ?? found.before;
    const nominal = size?.nominal ? `${diameterOf(size)}${size.nominal}` : "";
    return { name: [found.name, nominal].filter(Boolean).join(" "), lang: content.lang };
  }
  return null;
}
