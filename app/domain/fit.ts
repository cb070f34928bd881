import { compareDecimals, readDecimal } from "./decimal";

/**
 * The limit deviations of a tolerance class of ISO 286 at a nominal size, in millimetres with the decimals of the tables:
 * H7 at 12 is 0 and +0.018, g6 at 25 is -0.020 and -0.007. Null for a class that is not among those below and for a size
 * that is not over 0 up to 500 mm.
 *
 * Source: ISO 286-1:2010, standard tolerances IT and the tables of fundamental deviations for shafts and holes (the same
 * values are JIS B 0401-1:2016 and KS B ISO 286-1). Where the standard lets ±IT/2 of js be rounded to whole micrometres,
 * the exact half is given; see `areLimitsOf`.
 */
export function limitsOf(fit: string, nominal: string): { lower: string; upper: string } | null {
  const number = readDecimal(nominal);
  if (number === null || compareDecimals(number, "0") <= 0 || !isFit(fit)) return null;
  const size = { range: rangeOf(ranges, number), step: rangeOf(steps, number) };
  const [, letter = "", digits = ""] = /^([A-Za-z]+)(\d+)$/.exec(fit) ?? [];
  const grade = Number(digits);
  if (size.range < 0 || !classes[letter]?.includes(grade)) return null;
  // N of the coarse grades is not made for the smallest sizes.
  if (letter === "N" && grade > 8 && compareDecimals(number, "1") <= 0) return null;
  const { lower, upper } = deviations(letter, grade, size);
  return { lower: signedMillimetres(lower), upper: signedMillimetres(upper) };
}

/** Whether a text has the form of a tolerance class: H7, JS6 for a hole, h6, js6 for a shaft. Case tells them apart. */
export function isFit(text: string): boolean {
  return /^(?:(?:CD|EF|FG|JS|Z[ABC]|[A-HJKMNPR-VX-Z])|(?:cd|ef|fg|js|z[abc]|[a-hjkmnpr-vx-z]))(?:0?1|0|[2-9]|1[0-8])$/.test(
    text,
  );
}

/**
 * Whether these are the limits of the class at that size; null when its limits are not known here. ±IT/2 of js7 to js11
 * may be written with the half micrometre dropped, as older tables do.
 */
export function areLimitsOf(fit: string, nominal: string, limits: { lower: string; upper: string }): boolean | null {
  const standard = limitsOf(fit, nominal);
  if (!standard) return null;
  const same = (lower: string, upper: string) =>
    compareDecimals(limits.lower, lower) === 0 && compareDecimals(limits.upper, upper) === 0;
  const rounded = /^js(?:[7-9]|1[01])$/i.test(fit) && /\.\d{3}5$/.test(standard.upper);
  return (
    same(standard.lower, standard.upper) || (rounded && same(standard.lower.slice(0, -1), standard.upper.slice(0, -1)))
  );
}

type Size = { range: number; step: number };

/** In half micrometres, because IT/2 is not always a whole one. */
function deviations(letter: string, grade: number, size: Size): { lower: number; upper: number } {
  const tolerance = standardTolerance(grade, size.range) * 2;
  if (letter.toLowerCase() === "js") return { lower: -tolerance / 2, upper: tolerance / 2 };
  const isShaft = letter === letter.toLowerCase();
  if (below.includes(letter.toLowerCase())) {
    const clearance = fundamental(letter.toLowerCase(), size) * 2;
    return isShaft
      ? { lower: -clearance - tolerance, upper: -clearance }
      : { lower: clearance, upper: clearance + tolerance };
  }
  if (isShaft) {
    const lower = fundamental(letter, size) * 2;
    return { lower, upper: lower + tolerance };
  }
  const upper = upperOfHole(letter, grade, size) * 2;
  return { lower: upper - tolerance, upper };
}

/**
 * The upper deviation of the holes K to S: that of the shaft with its sign turned, and for the fine grades Δ added, the
 * step from the next finer grade, so that H7/p6 and P7/h6 fit alike.
 */
function upperOfHole(letter: string, grade: number, size: Size): number {
  if (letter === "N" && grade > 8 && size.range > 0) return 0;
  // The one exception of the table: M6 over 250 up to 315.
  if (letter === "M" && grade === 6 && ranges[size.range] === 315) return -9;
  const withDelta = size.range > 0 && grade <= ("KMN".includes(letter) ? 8 : 7);
  const step = withDelta ? standardTolerance(grade, size.range) - standardTolerance(grade - 1, size.range) : 0;
  return step - fundamental(letter.toLowerCase(), size);
}

/** How far the nearer limit of a shaft is from the nominal size, in micrometres. */
function fundamental(letter: string, { range, step }: Size): number {
  return byRange[letter]?.[range] ?? byStep[letter]?.[step] ?? 0;
}

/** IT of a grade in micrometres. */
function standardTolerance(grade: number, range: number): number {
  return tolerances[grade]?.[range] ?? 0;
}

function rangeOf(uppers: number[], nominal: string): number {
  return uppers.findIndex((upper) => compareDecimals(nominal, String(upper)) <= 0);
}

/** "0", "+0.018", "-0.0055": three decimals, a fourth only for half a micrometre. */
function signedMillimetres(halves: number): string {
  if (halves === 0) return "0";
  const size = Math.abs(halves);
  const micrometres = String(Math.floor(size / 2)).padStart(4, "0");
  return `${halves < 0 ? "-" : "+"}${micrometres.slice(0, -3)}.${micrometres.slice(-3)}${size % 2 ? "5" : ""}`;
}

/** The grades that are offered of each letter: those in use, whose values the tables below give for every size. */
const classes: Record<string, number[]> = {
  c: [9, 10, 11],
  d: [7, 8, 9, 10, 11],
  e: [6, 7, 8, 9, 10],
  f: [5, 6, 7, 8, 9],
  g: [5, 6, 7],
  h: [5, 6, 7, 8, 9, 10, 11],
  js: [5, 6, 7, 8, 9, 10, 11],
  k: [5, 6, 7],
  m: [5, 6, 7],
  n: [5, 6, 7],
  p: [5, 6, 7],
  r: [5, 6, 7],
  s: [5, 6, 7],
  C: [9, 10, 11],
  D: [7, 8, 9, 10, 11],
  E: [6, 7, 8, 9, 10],
  F: [6, 7, 8, 9],
  G: [6, 7],
  H: [5, 6, 7, 8, 9, 10, 11],
  JS: [5, 6, 7, 8, 9, 10, 11],
  K: [6, 7, 8],
  M: [6, 7, 8],
  N: [6, 7, 8, 9],
  P: [6, 7, 8, 9],
  R: [6, 7],
  S: [6, 7],
};

/** Over the one before, up to and including, in millimetres. */
const ranges = [3, 6, 10, 18, 30, 50, 80, 120, 180, 250, 315, 400, 500];

/** Finer, where c, r and s change within a range. */
const steps = [3, 6, 10, 18, 30, 40, 50, 65, 80, 100, 120, 140, 160, 180, 200, 225, 250, 280, 315, 355, 400, 450, 500];

const tolerances: Record<number, number[]> = {
  5: [4, 5, 6, 8, 9, 11, 13, 15, 18, 20, 23, 25, 27],
  6: [6, 8, 9, 11, 13, 16, 19, 22, 25, 29, 32, 36, 40],
  7: [10, 12, 15, 18, 21, 25, 30, 35, 40, 46, 52, 57, 63],
  8: [14, 18, 22, 27, 33, 39, 46, 54, 63, 72, 81, 89, 97],
  9: [25, 30, 36, 43, 52, 62, 74, 87, 100, 115, 130, 140, 155],
  10: [40, 48, 58, 70, 84, 100, 120, 140, 160, 185, 210, 230, 250],
  11: [60, 75, 90, 110, 130, 160, 190, 220, 250, 290, 320, 360, 400],
};

/** Letters whose shaft lies below the nominal size, and whose hole above it. */
const below = ["c", "d", "e", "f", "g", "h"];

const byRange: Record<string, number[]> = {
  d: [20, 30, 40, 50, 65, 80, 100, 120, 145, 170, 190, 210, 230],
  e: [14, 20, 25, 32, 40, 50, 60, 72, 85, 100, 110, 125, 135],
  f: [6, 10, 13, 16, 20, 25, 30, 36, 43, 50, 56, 62, 68],
  g: [2, 4, 5, 6, 7, 9, 10, 12, 14, 15, 17, 18, 20],
  k: [0, 1, 1, 1, 2, 2, 2, 3, 3, 4, 4, 4, 5],
  m: [2, 4, 6, 7, 8, 9, 11, 13, 15, 17, 20, 21, 23],
  n: [4, 8, 10, 12, 15, 17, 20, 23, 27, 31, 34, 37, 40],
  p: [6, 12, 15, 18, 22, 26, 32, 37, 43, 50, 56, 62, 68],
};

const byStep: Record<string, number[]> = {
  c: [60, 70, 80, 95, 110, 120, 130, 140, 150, 170, 180, 200, 210, 230, 240, 260, 280, 300, 330, 360, 400, 440, 480],
  r: [10, 15, 19, 23, 28, 34, 34, 41, 43, 51, 54, 63, 65, 68, 77, 80, 84, 94, 98, 108, 114, 126, 132],
  s: [14, 19, 23, 28, 35, 43, 43, 53, 59, 71, 79, 92, 100, 108, 122, 130, 140, 158, 170, 190, 208, 232, 252],
};
