import { isLanguage, type Language, languageFrom } from "~/domain/language";

/** What a visitor without a profile reads: the `lang` cookie, else what the browser asks for. */
export function requestLanguage(request: Request): Language {
  const cookie = /(?:^|;\s*)lang=([a-z]{2})(?:;|$)/.exec(request.headers.get("cookie") ?? "")?.[1];
  return isLanguage(cookie) ? cookie : languageFrom(request.headers.get("accept-language"));
}

/** The Set-Cookie that remembers a language for a year. */
export function languageCookie(language: Language, request: Request): string {
  const secure = new URL(request.url).protocol === "https:" ? "; Secure" : "";
  return `lang=${language}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax${secure}`;
}
