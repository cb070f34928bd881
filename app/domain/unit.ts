/**
 * The units that the portal offers, by their codes of UN/CEFACT Recommendation 20 (revision 11e, the list that Peppol
 * takes), each with what is written in every language; null where each has its own word: piece, 個, 개.
 */
export const units = {
  MMT: "mm",
  "4H": "µm",
  CMT: "cm",
  MTR: "m",
  MTK: "m²",
  DD: "°",
  KGM: "kg",
  GRM: "g",
  LTR: "L",
  P1: "%",
  CEL: "°C",
  MPA: "MPa",
  NEW: "N",
  NU: "N·m",
  SEC: "s",
  MIN: "min",
  HUR: "h",
  DAY: null,
  MON: null,
  H87: null,
  SET: null,
  PR: null,
  C62: null,
} as const satisfies Record<string, string | null>;

export type UnitCode = keyof typeof units;

/** Whether something from outside is the code of a unit that the portal offers. */
export function isUnitCode(value: unknown): value is UnitCode {
  return typeof value === "string" && Object.hasOwn(units, value);
}

/** What is written for a unit in every language; null for one that has a word in each, and for a code from elsewhere. */
export function unitSymbol(code: string): string | null {
  return isUnitCode(code) ? units[code] : null;
}

/**
 * The code for a unit as people type it: ㎜, ｍｍ, μm, 個, 개, pcs, ℃. Null for what is no unit offered here, and for a word
 * that two units share: 度 and 도 are of an angle or of heat.
 */
export function readUnit(typed: string): UnitCode | null {
  const text = typed.trim();
  if (isUnitCode(text)) return text;
  const plain = text.normalize("NFKC").replace(/\s/g, "").replace(/\.$/, "");
  // A single letter is another unit in the other case.
  return spellings.get(plain) ?? (plain.length > 1 ? spellings.get(plain.toLowerCase()) : null) ?? null;
}

/** In the spelling that NFKC leaves: µ of micro is the Greek μ, ㎡ is m2, ° + C is what ℃ becomes. */
const words: Record<UnitCode, string> = {
  MMT: "mm millimeter millimetre millimeters millimetres ミリ ミリメートル 밀리 밀리미터",
  "4H": "μm um μ micron microns micrometer micrometre ミクロン マイクロメートル 미크론 마이크로미터",
  CMT: "cm centimeter centimetre センチ センチメートル 센티 센티미터",
  MTR: "m meter metre meters metres メートル 미터",
  MTK: "m2 m^2 sqm 平方メートル 平米 제곱미터",
  DD: "° deg degree degrees",
  KGM: "kg kgs kilogram kilograms キロ キログラム 킬로그램",
  GRM: "g gram grams グラム 그램",
  LTR: "l L liter litre liters litres リットル 리터",
  P1: "% percent pct パーセント 퍼센트",
  CEL: "°c ℃ degc celsius 摂氏 섭씨",
  MPA: "MPa N/mm2 メガパスカル 메가파스칼",
  NEW: "N newton newtons ニュートン 뉴턴",
  NU: "Nm N·m N*m N-m N・m ニュートンメートル 뉴턴미터",
  SEC: "s sec secs second seconds 秒 초",
  MIN: "min mins minute minutes 分 분",
  HUR: "h hr hrs hour hours 時間 시간",
  DAY: "d day days 日 日間 일 일간",
  MON: "month months mon か月 カ月 ヶ月 ケ月 ヵ月 ヵ月間 개월 달",
  H87: "pc pcs piece pieces ea each 個 ヶ ケ コ 개 ピース",
  SET: "set sets セット 組 세트 조",
  PR: "pair pairs pr 対 ペア 쌍 켤레",
  C62: "one",
};

// Marked as pure, so that a page which only may show a card does not load the list.
const spellings = /* @__PURE__ */ (() =>
  new Map(
    Object.entries(words).flatMap(([code, list]) => list.split(" ").map((word) => [word, code as UnitCode] as const)),
  ))();
