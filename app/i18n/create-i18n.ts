import { createInstance, type i18n } from "i18next";
import { initReactI18next } from "react-i18next";
import type { Language } from "~/domain/language";
import type { en } from "./en";

type Texts = { [key: string]: string | Texts };
export type Resources = { [N in keyof typeof en]: Texts };

/** One instance a request on the server, one a page in the browser. Ready when it returns: the texts are in memory. */
export function createI18n(language: Language, resources: Resources): i18n {
  const instance = createInstance();
  instance.use(initReactI18next);
  void instance.init({
    lng: language,
    resources: { [language]: resources },
    defaultNS: "common",
    ns: Object.keys(resources),
    fallbackLng: false,
    initAsync: false,
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  return instance;
}
