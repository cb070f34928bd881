import { createInstance } from "i18next";
import { isLanguage, type Language } from "~/domain/language";
import enCommon from "../../locales/en/common.json";
import en from "../../locales/en/mail.json";
import jaCommon from "../../locales/ja/common.json";
import ja from "../../locales/ja/mail.json";
import koCommon from "../../locales/ko/common.json";
import ko from "../../locales/ko/mail.json";

type Keys<T> = {
  [S in keyof T & string]: T[S] extends object ? `${S}.${WithoutPlural<keyof T[S] & string>}` : never;
}[keyof T & string];
type WithoutPlural<K extends string> = K extends `${infer Base}_${"one" | "other"}` ? Base : K;

/** A key with its namespace. English decides which there are. */
type MailKey = `mail:${Keys<typeof en>}` | `common:${Keys<typeof enCommon>}`;
export type MailText = (key: MailKey, values?: Record<string, string | number>) => string;

const made = new Map<Language, MailText>();

/** The texts of mails in one language. Escapes nothing: `letter` does. */
export function mailText(locale: Language): MailText {
  const known = made.get(locale);
  if (known) return known;
  const instance = createInstance();
  void instance.init({
    lng: locale,
    resources: {
      en: { mail: en, common: enCommon },
      ja: { mail: ja, common: jaCommon },
      ko: { mail: ko, common: koCommon },
    },
    ns: ["mail", "common"],
    fallbackLng: false,
    initAsync: false,
    interpolation: { escapeValue: false },
  });
  const text = instance.t.bind(instance) as unknown as MailText;
  made.set(locale, text);
  return text;
}

/** A language as it is stored; one that the portal does not speak any more is English. */
export function languageOf(locale: string): Language {
  return isLanguage(locale) ? locale : "en";
}

/** Until when something holds, with the zone, since the reader's is not known to the mail: 28 Nov 2026, 16:30 GMT+9. */
export function momentText(locale: Language, at: number, timeZone: string): string {
  return new Intl.DateTimeFormat(locale === "en" ? "en-GB" : locale, {
    timeZone,
    year: "numeric",
    month: "short",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZoneName: "shortOffset",
  }).format(at);
}
