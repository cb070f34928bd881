import { useTranslation } from "react-i18next";
import en from "../../locales/en/account.json";
import ja from "../../locales/ja/account.json";
import ko from "../../locales/ko/account.json";
import { useLateTexts } from "./late-texts";
import { withAccount } from "./use-language";

/** In every language. */
export const accountTexts = { en, ja, ko };

/** The texts, with those of account. */
export function useAccountT() {
  useLateTexts("account", accountTexts);
  return useTranslation(withAccount).t;
}
