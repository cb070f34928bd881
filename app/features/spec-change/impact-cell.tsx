import { type ComponentProps, useEffect, useRef, useState } from "react";
import type { SpecChangeView } from "~/domain/spec-change-view";
import type { ImpactFaults, TypedImpact } from "~/domain/typed-impact";
import { useChangeT } from "~/i18n/change-texts";
import { SelectField } from "~/ui/select-field";
import { TextField } from "~/ui/text-field";
import { useLoaded } from "~/ui/use-loaded";

/** What every cell of the sheet is drawn with. */
export type ImpactFields = {
  typed: TypedImpact;
  faults: ImpactFaults;
  currency: string;
  view: SpecChangeView;
  onTyped: () => void;
};

type CellProps = { fields: ImpactFields; name: string; label: string };

/** A cell that is typed into, with its fault. */
export function ImpactCell({
  fields,
  name,
  ...rest
}: CellProps & Pick<ComponentProps<typeof TextField>, "inputMode" | "description">) {
  const error = useFault(fields, name);
  return (
    <TextField
      {...rest}
      name={name}
      defaultValue={fields.typed[name] ?? ""}
      error={error}
      autoComplete="off"
      enterKeyHint="next"
    />
  );
}

/** A cell in which one of a few words is chosen, or none yet. */
export function ImpactSelect({
  fields,
  name,
  label,
  children,
}: CellProps & Pick<ComponentProps<"select">, "children">) {
  const error = useFault(fields, name);
  return (
    <SelectField label={label} name={name} defaultValue={fields.typed[name] ?? ""} error={error}>
      {children}
    </SelectField>
  );
}

const code = () => import("~/features/calendar/due-day-field");

/** A day with the days off of both companies; until their code has come, the platform's own field. */
export function ImpactDay({ fields, name, label }: CellProps) {
  const error = useFault(fields, name);
  const [value, onChange] = useState(fields.typed[name] ?? "");
  const first = useRef(value);
  const loaded = useLoaded(code);
  // A day that is chosen on the sheet is no input event.
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever another day stands there
  useEffect(() => {
    if (value !== first.current) fields.onTyped();
    first.current = value;
  }, [value]);
  if (!loaded) {
    return (
      <TextField
        type="date"
        name={name}
        label={label}
        value={value}
        error={error}
        onChange={({ target }) => onChange(target.value)}
      />
    );
  }
  const calendars = fields.view.companies.filter(({ side }) => side !== "guest");
  return <loaded.DueDayField {...{ name, label, value, error, onChange, calendars }} roomId={fields.view.room.id} />;
}

function useFault({ faults, currency }: ImpactFields, name: string): string | undefined {
  const t = useChangeT();
  const fault = faults[name];
  return fault && t(`change:impactFault.${fault}`, { currency });
}
