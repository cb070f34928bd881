import { useTranslation } from "react-i18next";
import type { Language } from "~/domain/language";
import { useLanguage } from "./use-language";

/**
 * Puts in the texts of a namespace that comes with the code that speaks it instead of with the page. All languages come
 * together: texts that had to be asked for would let a screen wait for its words.
 */
export function useLateTexts(namespace: string, texts: Record<Language, object>): void {
  const { i18n } = useTranslation();
  const language = useLanguage();
  if (!i18n.hasResourceBundle(language, namespace)) i18n.addResourceBundle(language, namespace, texts[language]);
}
