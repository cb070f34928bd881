import { Fragment } from "react";
import type { Requirement } from "~/domain/characteristic";
import { limitsText } from "~/domain/tolerance";
import { unitSymbol } from "~/domain/unit";
import { useChangeT } from "~/i18n/change-texts";
import { diameterOf } from "./size-text";

/** What is asked for, with the limits that a fit comes to. What differs from `against` is underlined and bold. */
export function RequirementValue({ requirement, against }: { requirement: Requirement; against?: Requirement | null }) {
  const t = useChangeT();
  const partsOf = useRequirementParts();
  const before = against && partsOf(against);
  const { datum, note, ...size } = partsOf(requirement);
  const shown = (["nominal", "tolerance", "unit"] as const).filter((part) => size[part] !== "");
  return (
    <>
      {shown.map((part, index) => (
        <Fragment key={part}>
          {index > 0 && " "}
          <Changed is={before && before[part] !== size[part]}>{size[part]}</Changed>
        </Fragment>
      ))}
      {datum !== "" && (
        <span className="block text-sm text-soft">
          <Changed is={before && before.datum !== datum}>{t("change:page.datum", { datum })}</Changed>
        </span>
      )}
      {note !== "" && (
        <span className={shown.length > 0 ? "block text-sm text-soft" : undefined}>
          <Changed is={before && before.note !== note}>{note}</Changed>
        </span>
      )}
    </>
  );
}

/** The same in one line, for a sentence: 12 H7 (0/+0.018) mm. */
export function useRequirementText(): (requirement: Requirement) => string {
  const partsOf = useRequirementParts();
  return (requirement) => {
    const { nominal, tolerance, unit, note } = partsOf(requirement);
    const size = [nominal, tolerance, unit].filter(Boolean).join(" ");
    return size || note;
  };
}

function useRequirementParts() {
  const t = useChangeT();
  return (requirement: Requirement) => {
    const { nominal, unit, datum, note } = requirement;
    return {
      nominal: diameterOf(requirement) + (nominal ?? ""),
      tolerance: limitsText(requirement),
      unit: unit === null ? "" : (unitSymbol(unit) ?? t(`change:unit.${unit}` as "change:unit.H87")),
      datum: datum ?? "",
      note: note ?? "",
    };
  };
}

function Changed({ is, children }: { is: boolean | null | undefined; children: string }) {
  return is ? <ins className="font-semibold underline decoration-2 underline-offset-4">{children}</ins> : children;
}
