import type { Language } from "../../../app/domain/language";

export type Part = { no: string; letter: string; size: string; low: number; high: number; step: number };

/** The numbers of one conversation. A function is a date, worded in the language of the speaker. */
export type Figures = Record<string, string | ((language: Language) => string)> & { misprintedQty: string };

/** The figures of a conversation about one part that starts on the given working day; they agree with one another. */
export function figuresFor(part: Part, days: string[], day: number, dice: () => number): Figures {
  const whole = (from: number, to: number) => from + Math.floor(dice() * (to - from + 1));
  const qty = whole(9, 42) * 20;
  const ng = whole(0, 3);
  const boxes = Math.ceil(qty / 120);
  const [low, high] = measured(part, whole);
  const month = (days[day] ?? "").slice(2, 7).replace("-", "");
  const pieces = (count: number) => count.toLocaleString("en-US");
  return {
    part: part.no,
    size: part.size,
    lot: `${part.letter}${month}-${String(whole(1, 24)).padStart(2, "0")}`,
    qty: pieces(qty),
    misprintedQty: pieces(swapped(qty)),
    ok: pieces(qty - ng),
    half: pieces(Math.round((qty * whole(45, 70)) / 100)),
    done: String(whole(48, 130)),
    stock: pieces(whole(12, 60) * 10),
    ng: String(ng),
    few: String(whole(2, 6)),
    n: pieces([20, 32, 50][whole(0, 2)] ?? 20),
    pct: String(whole(11, 18) * 5),
    boxes: String(boxes),
    kg: (boxes * 6.4 + whole(0, 9) / 10).toFixed(1),
    track: `4471 ${whole(1000, 9999)} ${whole(1000, 9999)}`,
    track2: `4471 ${whole(1000, 9999)} ${whole(1000, 9999)}`,
    heat: String(whole(41000, 79999)),
    po: `HB-${(days[day] ?? "").slice(2).replaceAll("-", "")}-0${whole(1, 9)}`,
    cpk: (whole(134, 188) / 100).toFixed(2),
    low,
    high,
    ...Object.fromEntries(
      [2, 3, 4, 5, 6, 8].map((later) => [
        `d${later}`,
        (language: Language) => dateIn(language, dayAfter(days, day + later)),
      ]),
    ),
  };
}

/** The template with its {names} replaced. */
export function fill(template: string, figures: Figures, language: Language): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const figure = figures[name];
    if (figure === undefined) throw new Error(`no figure is named ${name}`);
    return typeof figure === "string" ? figure : figure(language);
  });
}

/** The smallest and the largest measured value, inside the part's own spread. */
function measured({ low, high, step }: Part, whole: (from: number, to: number) => number): [string, string] {
  const steps = Math.round((high - low) / step);
  const digits = step < 0.01 ? 3 : 2;
  const from = low + whole(0, Math.floor(steps / 3)) * step;
  const to = high - whole(0, Math.floor(steps / 3)) * step;
  return [from.toFixed(digits), to.toFixed(digits)];
}

/** 480 → 840: the slip of the finger that people correct a minute later. */
function swapped(quantity: number): number {
  const [first = "", second = "", ...rest] = String(quantity);
  return second === "0" ? quantity * 10 : Number([second, first, ...rest].join(""));
}

/** The working day at that place; beyond the last one, weekdays go on. */
function dayAfter(days: string[], place: number): string {
  const known = days[place];
  if (known) return known;
  const date = new Date(days.at(-1) ?? "");
  for (let beyond = place - days.length + 1; beyond > 0; ) {
    date.setUTCDate(date.getUTCDate() + 1);
    if (date.getUTCDay() % 6 !== 0) beyond -= 1;
  }
  return date.toISOString().slice(0, 10);
}

function dateIn(language: Language, date: string): string {
  const weekday = new Date(date).getUTCDay();
  const [, month, day] = date.split("-").map(Number);
  if (language === "ja") return `${month}/${day}(${"日月火水木金土"[weekday]})`;
  if (language === "ko") return `${month}/${day}(${"일월화수목금토"[weekday]})`;
  return new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "numeric", month: "short", timeZone: "UTC" }).format(
    new Date(date),
  );
}
