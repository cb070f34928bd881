import {
  divideDecimals,
  multiplyDecimals,
  plainNumerals,
  readDecimal,
  roundDecimal,
  subtractDecimals,
} from "./decimal";

/** Currencies by their codes of ISO 4217, with how many decimals an amount has. */
export const currencies = { JPY: 0, KRW: 0, USD: 2, EUR: 2, NOK: 2, CNY: 2 } as const;

export type Currency = keyof typeof currencies;

/** Whether something from outside is the code of a currency that the portal knows. */
export function isCurrency(value: unknown): value is Currency {
  return typeof value === "string" && Object.hasOwn(currencies, value);
}

/**
 * An amount as people type it, with or without the currency's own sign: ￥380, 380円, ▲1,200, 415원. An exact decimal
 * ("380", "12.5"). Null for another currency's sign and for more decimals than the currency has.
 */
export function readMoney(typed: string, currency: Currency): string | null {
  const plain = plainNumerals(typed).trim();
  const unmarked = plain
    .replace(new RegExp(`^([-+(]?\\s*)(?:${marks[currency]})\\s*(?=[-+\\d.])`, "i"), "$1")
    .replace(new RegExp(`([\\d.])\\s*(?:${marks[currency]})(\\s*\\)?)$`, "i"), "$1$2");
  const amount = readDecimal(unmarked);
  return amount && (amount.split(".")[1]?.length ?? 0) <= currencies[currency] ? amount : null;
}

/** An amount in another currency at a rate (so many of it for one), rounded to its decimals, a half away from zero. */
export function converted(amount: string, rate: string, to: Currency): string {
  return roundDecimal(multiplyDecimals(amount, rate), currencies[to]);
}

/** By how many percent an amount changed, to at most one decimal: 380 → 415 is 9.2. Null when there was nothing before. */
export function percentDelta(before: string, after: string): string | null {
  const base = before.replace("-", "");
  return divideDecimals(multiplyDecimals(subtractDecimals(after, before), "100"), base, 1);
}

/** How each is written beside an amount. A sign that two share is of the one that was asked for. */
const marks: Record<Currency, string> = {
  JPY: "JP¥|[¥￥]|円|JPY|엔",
  KRW: "[₩￦]|원|KRW|ウォン",
  USD: "US\\$|\\$|USD|ドル|달러",
  EUR: "€|EUR|ユーロ|유로",
  NOK: "kr\\.?|NOK|クローネ|크로네",
  CNY: "CN¥|[¥￥]|元|CNY|RMB|위안",
};
