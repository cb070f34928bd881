import { useTranslation } from "react-i18next";
import en from "../../locales/en/attachment.json";
import ja from "../../locales/ja/attachment.json";
import ko from "../../locales/ko/attachment.json";
import { useLateTexts } from "./late-texts";
import { withAttachment } from "./use-language";

const texts = { en, ja, ko };

/** The texts, with those of attachment. */
export function useAttachmentT() {
  useLateTexts("attachment", texts);
  return useTranslation(withAttachment).t;
}
