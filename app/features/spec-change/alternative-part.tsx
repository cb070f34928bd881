import type { ReactNode } from "react";
import type { Characteristic } from "~/domain/characteristic";
import {
  alternativesIn,
  impactField,
  mostAlternatives,
  type TypedImpact,
  withAllNone,
  withoutAlternative,
} from "~/domain/typed-impact";
import { useChangeT } from "~/i18n/change-texts";
import { Button } from "~/ui/button";
import { Icon } from "~/ui/icon";
import { ImpactCell, type ImpactFields } from "./impact-cell";
import { ImpactLines } from "./impact-lines";
import { useRequirementText } from "./requirement-value";

type AlternativesProps = { typed: TypedImpact; children: (key: string, number: number) => ReactNode };

/** Those that there are, and the way to one more. */
export function Alternatives({ typed, children }: AlternativesProps) {
  const t = useChangeT();
  const keys = alternativesIn(typed);
  return (
    <>
      {keys.map((key, index) => children(key, index + 1))}
      {keys.length < mostAlternatives && (
        <Button name="add" value="1" className="justify-self-start max-sm:w-full">
          <Icon name="plus" />
          {t("change:impact.add")}
        </Button>
      )}
    </>
  );
}

type AlternativePartProps = {
  option: string;
  number: number;
  characteristics: Characteristic[];
  fields: ImpactFields;
  change: (next: (typed: TypedImpact) => TypedImpact) => void;
};

/** One alternative: what it is, what it asks for instead, and its own lines. */
export function AlternativePart({ option, number, characteristics, fields, change }: AlternativePartProps) {
  const t = useChangeT();
  const textOf = useRequirementText();
  return (
    <fieldset className="grid min-w-0 gap-5 rounded-lg border border-line bg-surface p-4">
      <legend className="contents">
        <span className="flex items-center justify-between gap-2">
          <span className="font-semibold">{t("change:page.alternative", { number })}</span>
          <span className="scripting-none:hidden">
            <Button
              tone="quiet"
              square
              aria-label={t("change:impact.remove", { number })}
              onPress={() => change((typed) => withoutAlternative(typed, option))}
            >
              <Icon name="close" />
            </Button>
          </span>
        </span>
      </legend>
      <ImpactCell fields={fields} name={impactField(option, "title")} label={t("change:impact.titleOf")} />
      {characteristics.map(({ key, name, after }) =>
        after ? (
          <ImpactCell
            key={key}
            fields={fields}
            name={impactField(option, "instead", key)}
            label={t("change:impact.insteadOf", { name, proposed: textOf(after) })}
            description={t("change:impact.insteadLead")}
          />
        ) : null,
      )}
      <span className="scripting-none:hidden">
        <Button className="max-sm:w-full" onPress={() => change((typed) => withAllNone(typed, option))}>
          {t("change:impact.allNone")}
        </Button>
      </span>
      <ImpactLines option={option} fields={fields} />
    </fieldset>
  );
}
