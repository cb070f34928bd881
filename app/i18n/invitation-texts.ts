import { useTranslation } from "react-i18next";
import en from "../../locales/en/invitation.json";
import ja from "../../locales/ja/invitation.json";
import ko from "../../locales/ko/invitation.json";
import { accountTexts } from "./account-texts";
import { companyTexts } from "./company-texts";
import { useLateTexts } from "./late-texts";
import { withInvitation } from "./use-language";

const texts = { en, ja, ko };

/** The texts, with those of account, company and invitation. */
export function useInvitationT() {
  useLateTexts("account", accountTexts);
  useLateTexts("company", companyTexts);
  useLateTexts("invitation", texts);
  return useTranslation(withInvitation).t;
}
