import type { ParseKeys } from "i18next";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { isLanguage, type Language } from "~/domain/language";
import type { Refused } from "~/domain/result";
import { loadLanguage } from "./load-language";

/** What comes with every page. */
const namespaces = [
  "common",
  "calendar",
  "errors",
  "file",
  "room",
  "writing",
  "side",
  "notification",
  "memory",
  "meaning",
  "search",
  "thread",
  "shortcut",
  "offline",
  "specChange",
] as const;

/** With what `useLateTexts` puts in. Made here: a list made beside late texts would bring them to every page. */
export const withViewer = [...namespaces, "viewer"] as const;
export const withChange = [...namespaces, "change"] as const;
export const withAccount = [...namespaces, "account"] as const;
export const withCompany = [...withAccount, "company"] as const;
export const withInvitation = [...withCompany, "invitation"] as const;
export const withSearch = [...namespaces, "searchPage"] as const;
export const withAttachment = [...namespaces, "attachment"] as const;

/** The texts. `t("title.signIn")`; keys without a namespace are those of `common`. */
export function useT() {
  return useTranslation(namespaces).t;
}

export type T = ReturnType<typeof useT>;
export type TextKey = ParseKeys<typeof namespaces>;

/** The language of the screen now. */
export function useLanguage(): Language {
  const { language } = useTranslation().i18n;
  return isLanguage(language) ? language : "en";
}

/** Makes the screen follow the language that the server decided, once that language's texts have arrived. */
export function useLanguageFollows(language: Language | undefined): void {
  const { i18n } = useTranslation();
  useEffect(() => {
    if (!language || language === i18n.language) return;
    let wanted = true;
    void loadLanguage(language).then((resources) => {
      if (!wanted) return;
      for (const [namespace, texts] of Object.entries(resources)) i18n.addResourceBundle(language, namespace, texts);
      return i18n.changeLanguage(language);
    });
    return () => {
      wanted = false;
    };
  }, [language, i18n]);
}

/** A refusal as a sentence, with when to try again if the server told. */
export function useRefusalText(): (refused: Pick<Refused, "code" | "retryAfter">) => string {
  const t = useT();
  return ({ code, retryAfter }) => {
    const sentence = t(`errors:${code}`);
    if (!retryAfter) return sentence;
    const again =
      retryAfter < 90
        ? t("retry.seconds", { count: Math.ceil(retryAfter) })
        : t("retry.minutes", { count: Math.ceil(retryAfter / 60) });
    return t("retry.sentence", { sentence, again });
  };
}
