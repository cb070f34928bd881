import { useTranslation } from "react-i18next";
import en from "../../locales/en/viewer.json";
import ja from "../../locales/ja/viewer.json";
import ko from "../../locales/ko/viewer.json";
import { useLateTexts } from "./late-texts";
import { withViewer } from "./use-language";

const texts = { en, ja, ko };

/** The texts, with those of viewer. */
export function useViewerT() {
  useLateTexts("viewer", texts);
  return useTranslation(withViewer).t;
}
