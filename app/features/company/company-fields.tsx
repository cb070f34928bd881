import { LanguageField } from "~/features/account/language-field";
import { ZoneField } from "~/features/account/zone-field";
import { useCompanyT } from "~/i18n/company-texts";
import type { CountryChoices, ZoneChoices } from "~/i18n/places";
import type { useField } from "~/i18n/use-field";
import { useLanguage } from "~/i18n/use-language";
import { SelectField } from "~/ui/select-field";
import { TextField } from "~/ui/text-field";

type CompanyFieldsProps = { field: ReturnType<typeof useField>; countries: CountryChoices; zones: ZoneChoices };

/** What a company is known by: its names, its country, its language and its clock. */
export function CompanyFields({ field, countries, zones }: CompanyFieldsProps) {
  const t = useCompanyT();
  const language = useLanguage();
  const names = { en: "nameEn", ja: "nameJa", ko: "nameKo" } as const;
  const order = [names[language], ...Object.values(names).filter((name) => name !== names[language])];
  return (
    <>
      {order.map((name, index) => (
        <TextField
          key={name}
          {...field(name)}
          error={index === 0 ? (field("names").error ?? field(name).error) : field(name).error}
          label={t(`company:field.${name}`)}
          lang={name.slice(-2).toLowerCase()}
          description={index === 0 ? t("company:field.namesHint") : undefined}
          mark={index === 0 ? undefined : t("field.optional")}
        />
      ))}
      <SelectField {...field("country")} label={t("company:field.country")} required>
        <option value="">{t("field.choose")}</option>
        {countries.map(({ id, label }) => (
          <option key={id} value={id}>
            {label}
          </option>
        ))}
      </SelectField>
      <div className="grid gap-5 sm:grid-cols-2">
        <LanguageField {...field("locale", language)} label={t("company:field.language")} />
        <ZoneField {...field("timeZone")} label={t("account:field.timeZone")} zones={zones} />
      </div>
    </>
  );
}
