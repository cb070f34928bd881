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
};

/** A time zone. With nothing chosen yet, the browser's own is proposed. */
export function ZoneField({ zones, ...field }: ZoneFieldProps) {
  const t = useT();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const select = box.current?.querySelector("select");
    if (select && select.value === "") select.value = Intl.DateTimeFormat().resolvedOptions().timeZone;
  }, []);
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
