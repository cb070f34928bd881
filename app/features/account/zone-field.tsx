import { useEffect, useRef } from "react";
import type { ZoneChoices } from "~/i18n/places";
import { useT } from "~/i18n/use-language";
import { SelectField } from "~/ui/select-field";

type ZoneFieldProps = {
  name: string;
  defaultValue: string;
  error?: string | undefined;
  label: string;
  zones: ZoneChoices;
  /** Proposes the browser's own also where another one is chosen already. */
  guess?: boolean;
};

/** A time zone. With nothing chosen yet, the browser's own is proposed. */
export function ZoneField({ zones, guess, ...field }: ZoneFieldProps) {
  const t = useT();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const select = box.current?.querySelector("select");
    if (!select || (select.value !== "" && !guess)) return;
    const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if ([...select.options].some(({ value }) => value === own)) select.value = own;
  }, [guess]);
  return (
    <div ref={box}>
      <SelectField {...field} required>
        {field.defaultValue === "" && <option value="">{t("field.choose")}</option>}
        {zones.map(({ region, zones }) => (
          <optgroup key={region} label={region}>
            {zones.map(({ id, label }) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </optgroup>
        ))}
      </SelectField>
    </div>
  );
}
