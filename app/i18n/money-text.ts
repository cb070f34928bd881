import type { Language } from "~/domain/language";
import { type Currency, currencies } from "~/domain/money";

/**
 * An amount (an exact decimal) as the reader's language writes it: ￥380 in Japanese, JP¥380 in Korean. Decimals that the
 * currency does not have are shown rather than rounded away. `signed` is for differences: +￥35.
 */
export function moneyText(
  amount: string,
  currency: Currency,
  language: Language,
  { signed = false }: { signed?: boolean } = {},
): string {
  const decimals = currencies[currency];
  const format = new Intl.NumberFormat(locales[language], {
    style: "currency",
    currency,
    minimumFractionDigits: decimals,
    maximumFractionDigits: Math.max(decimals, amount.split(".")[1]?.length ?? 0),
    signDisplay: signed ? "exceptZero" : "negative",
  });
  return format.format(amount as Intl.StringNumericLiteral);
}

/** A change in percent, itself an exact decimal: +9.2%. */
export function percentText(percent: string, language: Language): string {
  const format = new Intl.NumberFormat(locales[language], {
    style: "unit",
    unit: "percent",
    minimumFractionDigits: 1,
    signDisplay: "exceptZero",
  });
  return format.format(percent as Intl.StringNumericLiteral);
}

/** American English writes ¥ and $ alone, which the portal's English readers know; British writes JP¥ and US$. */
const locales: Record<Language, string> = { en: "en-US", ja: "ja-JP", ko: "ko-KR" };
