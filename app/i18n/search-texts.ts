import { useTranslation } from "react-i18next";
import en from "../../locales/en/search-page.json";
import ja from "../../locales/ja/search-page.json";
import ko from "../../locales/ko/search-page.json";
import { useLateTexts } from "./late-texts";
import { withSearch } from "./use-language";

/** The texts, with those of the search page. */
export function useSearchT() {
  useLateTexts("searchPage", { en, ja, ko });
  return useTranslation(withSearch).t;
}
