import { useTranslation } from "react-i18next";
import en from "../../locales/en/company.json";
import ja from "../../locales/ja/company.json";
import ko from "../../locales/ko/company.json";
import { accountTexts } from "./account-texts";
import { useLateTexts } from "./late-texts";
import { withCompany } from "./use-language";

/** In every language. */
export const companyTexts = { en, ja, ko };

/** The texts, with those of account and company. */
export function useCompanyT() {
  useLateTexts("account", accountTexts);
  useLateTexts("company", companyTexts);
  return useTranslation(withCompany).t;
}
