import { useEffect, useRef, useState } from "react";
import { useInvitationT } from "~/i18n/invitation-texts";
import type { useField } from "~/i18n/use-field";
import { useLanguage } from "~/i18n/use-language";
import { Icon } from "~/ui/icon";
import { SelectField } from "~/ui/select-field";
import { TextField } from "~/ui/text-field";
import type { Places } from "./newcomer-form";

const names = { en: "nameEn", ja: "nameJa", ko: "nameKo" } as const;

/** The company of somebody who is the first of it here: its name in the page's language, and where it is. */
export function FounderFields({ field, places }: { field: ReturnType<typeof useField>; places: Places }) {
  const t = useInvitationT();
  const language = useLanguage();
  const [first, setFirst] = useState(language);
  const typed = useRef(false);
  // The page may change its language; a name that was typed stays where it is.
  useEffect(() => {
    if (!typed.current) setFirst(language);
  }, [language]);
  const others = Object.values(names).filter((name) => name !== names[first]);
  const { error } = field("names");
  return (
    <section className="grid gap-5 border-t border-line pt-5">
      <h2 className="text-lg font-semibold">{t("invitation:offer.company")}</h2>
      <div
        className="grid gap-5"
        onInput={() => {
          typed.current = true;
        }}
      >
        <NameField key={names[first]} name={names[first]} field={field} error={error} required />
        <details className="group -mt-2">
          <summary className="pressable w-fit cursor-pointer list-none gap-1.5 text-sm text-soft hover:text-ink">
            <Icon name="forward" className="size-4 transition-transform group-open:rotate-90" />
            {t("invitation:offer.names")}
          </summary>
          <div className="mt-3 grid gap-5">
            {others.map((name) => (
              <NameField key={name} name={name} field={field} />
            ))}
          </div>
        </details>
      </div>
      <SelectField {...field("country", places.country)} label={t("company:field.country")} required>
        <option value="">{t("field.choose")}</option>
        {places.countries.map(({ id, label }) => (
          <option key={id} value={id}>
            {label}
          </option>
        ))}
      </SelectField>
    </section>
  );
}

type NameFieldProps = {
  name: (typeof names)[keyof typeof names];
  field: ReturnType<typeof useField>;
  error?: string | undefined;
  required?: boolean;
};

function NameField({ name, field, error, required }: NameFieldProps) {
  const t = useInvitationT();
  const wiring = field(name);
  return (
    <TextField
      {...wiring}
      error={error ?? wiring.error}
      label={t(`company:field.${name}`)}
      lang={name.slice(-2).toLowerCase()}
      autoComplete="organization"
      required={required}
    />
  );
}
