import { useTranslation } from "react-i18next";
import en from "../../locales/en/change.json";
import ja from "../../locales/ja/change.json";
import ko from "../../locales/ko/change.json";
import { useLateTexts } from "./late-texts";
import { withChange } from "./use-language";

export const changeTexts = { en, ja, ko };

/** The texts, with those of change. */
export function useChangeT() {
  useLateTexts("change", changeTexts);
  return useTranslation(withChange).t;
}
