export const languages = ["en", "ja", "ko"] as const;
export type Language = (typeof languages)[number];

/** Whether something from outside is one of the languages that the portal speaks. */
export function isLanguage(value: unknown): value is Language {
  return languages.some((language) => language === value);
}

/** What somebody without a profile reads: the `lang` cookie, else what the browser asks for. */
export function visitorLanguage(
  cookies: string | null | undefined,
  acceptLanguage: string | null | undefined,
): Language {
  const chosen = /(?:^|;\s*)lang=([a-z]{2})(?:;|$)/.exec(cookies ?? "")?.[1];
  return isLanguage(chosen) ? chosen : languageFrom(acceptLanguage);
}

/** The first of ours that an Accept-Language header asks for, in the header's own order of preference; else English. */
function languageFrom(acceptLanguage: string | null | undefined): Language {
  const wishes = (acceptLanguage ?? "")
    .split(",")
    .map((part) => {
      const [tag = "", ...parameters] = part.trim().split(";");
      const quality = parameters.map((p) => /^\s*q=([\d.]+)$/.exec(p)?.[1]).find(Boolean);
      return { language: tag.split("-")[0]?.toLowerCase(), quality: Number(quality ?? 1) };
    })
    .filter((wish) => wish.quality > 0)
    .sort((a, b) => b.quality - a.quality);
  return wishes.map((wish) => wish.language).find(isLanguage) ?? "en";
}
