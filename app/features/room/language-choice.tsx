import { isLanguage, type Language, languages } from "~/domain/language";
import { useT } from "~/i18n/use-language";

type LanguageChoiceProps = { lang: Language; onChoose: (language: Language) => void; narrow: boolean };

/** Which language the text is in: it decides its font and how it is read aloud and, one day, translated. */
export function LanguageChoice({ lang, onChoose, narrow }: LanguageChoiceProps) {
  const t = useT();
  return (
    <label className="flex items-center gap-1">
      <span className={narrow ? "sr-only" : "max-sm:sr-only"}>{t("room:composer.language")}</span>
      <select
        name="lang"
        value={lang}
        onChange={({ target }) => isLanguage(target.value) && onChoose(target.value)}
        className="min-h-6 rounded-sm bg-transparent font-medium text-ink pointer-coarse:min-h-11"
      >
        {languages.map((language) => (
          <option key={language} value={language} lang={language}>
            {t(`language.${language}`)}
          </option>
        ))}
      </select>
    </label>
  );
}
