import { useTranslation } from "react-i18next";
import en from "../../locales/en/invitation.json";
import ja from "../../locales/ja/invitation.json";
import ko from "../../locales/ko/invitation.json";
import { useLateTexts } from "./late-texts";
import { withInvitation } from "./use-language";

const texts = { en, ja, ko };

/** The texts, with those of invitation. */
export function useInvitationT() {
  useLateTexts("invitation", texts);
  return useTranslation(withInvitation).t;
}
