import { type Language, visitorLanguage } from "~/domain/language";

/** What a visitor without a profile reads: the `lang` cookie, else what the browser asks for. */
export function requestLanguage(request: Request): Language {
  return visitorLanguage(request.headers.get("cookie"), request.headers.get("accept-language"));
}

/** The Set-Cookie that remembers a language for a year. */
export function languageCookie(language: Language, request: Request): string {
  const secure = new URL(request.url).protocol === "https:" ? "; Secure" : "";
  return `lang=${language}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax${secure}`;
}
