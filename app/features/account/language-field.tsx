import { languages } from "~/domain/language";
import { useT } from "~/i18n/use-language";
import { SelectField } from "~/ui/select-field";

type LanguageFieldProps = {
  name: string;
  defaultValue: string;
  error?: string | undefined;
  label: string;
  onChoose?: (language: string) => void;
};

/** Which language a person or a company reads; each one is named in itself. */
export function LanguageField({ onChoose, ...field }: LanguageFieldProps) {
  const t = useT();
  return (
    <SelectField {...field} required onChange={onChoose && ((event) => onChoose(event.currentTarget.value))}>
      {languages.map((language) => (
        <option key={language} value={language} lang={language}>
          {t(`language.${language}`)}
        </option>
      ))}
    </SelectField>
  );
}
