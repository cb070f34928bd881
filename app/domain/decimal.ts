/**
 * Numbers as people type them, kept as exact decimals in text with one spelling each: "-360", "12.5", "0". Null for what
 * is no number, also for a decimal comma, which cannot be told from thousands.
 */
export function readDecimal(typed: string): string | null {
  const plain = plainNumerals(typed).trim();
  const bracketed = /^\(\s*([^-+()]*?)\s*\)$/.exec(plain);
  const [, sign = "", digits = ""] = /^([-+]?)\s*(\S+)$/.exec(bracketed ? `-${bracketed[1]}` : plain) ?? [];
  const [, whole = "", fraction = ""] = /^(\d+|[1-9]\d{0,2}(?:,\d{3})+)?(?:\.(\d+))?$/.exec(digits) ?? [];
  if ((whole === "" && fraction === "") || digits.length > longestNumber) return null;
  return decimalText(BigInt(sign + whole.replaceAll(",", "") + fraction), fraction.length);
}

/** So that with sign and point it is still one that the portal keeps. */
const longestNumber = 28;

/**
 * Digits, signs and letters of full width as the plain ones. All kinds of minus become "-", also ▲ and △ of Japanese
 * accounts. Not NFKC: ① and ² are no digits of a number.
 */
export function plainNumerals(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/[\u2010-\u2013\u2212\ufe63▲△]|[ーｰ](?=\s*[\d.])/g, "-")
    .replace(/[\u00a0\u2007\u2009\u202f\u3000]/g, " ");
}

export function addDecimals(one: string, other: string): string {
  const [left, right, scale] = aligned(one, other);
  return decimalText(left + right, scale);
}

export function subtractDecimals(from: string, what: string): string {
  const [left, right, scale] = aligned(from, what);
  return decimalText(left - right, scale);
}

/** Below zero when the first is less, 0 when both are the same, above zero when it is more. +0.50 is 0.5. */
export function compareDecimals(one: string, other: string): number {
  const [left, right] = aligned(one, other);
  return left < right ? -1 : Number(left > right);
}

export function multiplyDecimals(one: string, other: string): string {
  const [left, right] = [scaled(one), scaled(other)];
  return decimalText(left.whole * right.whole, left.scale + right.scale);
}

/** To so many decimals; a half goes away from zero. Null for nothing to divide by. */
export function divideDecimals(one: string, by: string, decimals: number): string | null {
  const [left, right] = aligned(one, by);
  if (right === 0n) return null;
  const size = absolute(left) * 10n ** BigInt(decimals);
  const quotient = (size * 2n + absolute(right)) / (absolute(right) * 2n);
  return decimalText(left < 0n === right < 0n ? quotient : -quotient, decimals);
}

/** To so many decimals; a half goes away from zero, as invoices do it: 0.5 is 1, -0.5 is -1. */
export function roundDecimal(decimal: string, decimals: number): string {
  return divideDecimals(decimal, "1", decimals) ?? decimal;
}

/** An exact decimal as a whole number and the power of ten that divides it: 12.5 is 125 and 1. */
function scaled(decimal: string): { whole: bigint; scale: number } {
  const [before = "", after = ""] = decimal.split(".");
  return { whole: BigInt(before + after), scale: after.length };
}

function aligned(one: string, other: string): [bigint, bigint, number] {
  const [left, right] = [scaled(one), scaled(other)];
  const scale = Math.max(left.scale, right.scale);
  return [left.whole * 10n ** BigInt(scale - left.scale), right.whole * 10n ** BigInt(scale - right.scale), scale];
}

function decimalText(whole: bigint, scale: number): string {
  const digits = String(absolute(whole)).padStart(scale + 1, "0");
  const place = digits.length - scale;
  const fraction = digits.slice(place).replace(/0+$/, "");
  return `${whole < 0n ? "-" : ""}${digits.slice(0, place)}${fraction && `.${fraction}`}`;
}

function absolute(whole: bigint): bigint {
  return whole < 0n ? -whole : whole;
}
