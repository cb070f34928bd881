import type { Requirement } from "./characteristic";
import { isDay } from "./day";
import { readDecimal } from "./decimal";
import {
  type Alternative,
  asProposed,
  dispositions,
  type ImpactAnswers,
  type ImpactLine,
  type ImpactSheet,
  impactLines,
  nothingAnswered,
  payers,
} from "./impact";
import type { Language } from "./language";
import { type Currency, isCurrency, readMoney } from "./money";
import type { ChangeContent } from "./spec-change-content";
import { readInstead, typedInstead } from "./typed-requirement";

/** An impact sheet as it stands in its form: fields by name, and under `alternatives` their keys with spaces between. */
export type TypedImpact = Record<string, string>;
type ImpactFault = "number" | "belowZero" | "money" | "days" | "day" | "tolerance" | "empty" | "tooLong";
export type ImpactFaults = Record<string, ImpactFault>;

/** The most alternatives of one sheet. */
export const mostAlternatives = 5;

/** The name of a field: proposed.tooling.amount. */
export function impactField(option: string, line: ImpactLine | "title" | "instead", field?: string): string {
  return [option, line, field].filter(Boolean).join(".");
}

export function alternativesIn(typed: TypedImpact): string[] {
  const keys = (typed.alternatives ?? "").split(" ").filter((key) => /^[0-9a-z]{1,11}$/.test(key));
  return [...new Set(keys)].slice(0, mostAlternatives);
}

/**
 * What was typed, as a sheet in which lines may still be open; faults by the names of their fields. `empty` is said only
 * where a line was begun.
 */
export function readImpact(
  typed: TypedImpact,
  { characteristics }: Pick<ChangeContent, "characteristics">,
  lang: Language,
): { sheet: ImpactSheet; faults: ImpactFaults } {
  const faults: ImpactFaults = {};
  const currency = isCurrency(typed.currency) ? typed.currency : "JPY";
  const alternatives = alternativesIn(typed).map((key): Alternative => {
    const title = (typed[impactField(key, "title")] ?? "").trim();
    if (title === "" || title.length > 200) faults[impactField(key, "title")] = title ? "tooLong" : "empty";
    const instead = characteristics.flatMap(({ key: about, after }) => {
      const name = impactField(key, "instead", about);
      const wanted = typed[name]?.trim();
      if (!wanted) return [];
      const read = readInstead(wanted, after);
      if (!read) faults[name] = "tolerance";
      return read ? [{ key: about, after: read }] : [];
    });
    return { key, title, instead, answers: readAnswers(typed, key, currency, faults) };
  });
  const answers = readAnswers(typed, asProposed, currency, faults);
  return { sheet: { lang, currency, answers, alternatives }, faults };
}

/** A sheet as it stood in its form: what a new answer begins with. */
export function typedImpact(
  sheet: ImpactSheet,
  { characteristics }: Pick<ChangeContent, "characteristics">,
): TypedImpact {
  const proposed = new Map(characteristics.map(({ key, after }): [string, Requirement | null] => [key, after]));
  const typed: TypedImpact = {
    currency: sheet.currency,
    alternatives: sheet.alternatives.map(({ key }) => key).join(" "),
    ...typedAnswers(sheet.answers, asProposed),
  };
  for (const { key, title, instead, answers } of sheet.alternatives) {
    typed[impactField(key, "title")] = title;
    for (const { key: about, after } of instead) {
      if (proposed.has(about))
        typed[impactField(key, "instead", about)] = typedInstead(after, proposed.get(about) ?? null);
    }
    Object.assign(typed, typedAnswers(answers, key));
  }
  return typed;
}

/** The form with every line of an option answered by "none". */
export function withAllNone(typed: TypedImpact, option: string): TypedImpact {
  return { ...typed, ...Object.fromEntries(impactLines.map((line) => [impactField(option, line, "none"), "on"])) };
}

/** The form with a place for one more alternative, as long as there may be one. */
export function withAlternative(typed: TypedImpact): TypedImpact {
  const keys = alternativesIn(typed);
  const next = 1 + Math.max(0, ...keys.map((key) => Number(key.replace(/\D/g, "")) || 0));
  return keys.length < mostAlternatives ? { ...typed, alternatives: [...keys, `a${next}`].join(" ") } : typed;
}

export function withoutAlternative(typed: TypedImpact, key: string): TypedImpact {
  const kept = Object.entries(typed).filter(([name]) => !name.startsWith(`${key}.`));
  return {
    ...Object.fromEntries(kept),
    alternatives: alternativesIn(typed)
      .filter((one) => one !== key)
      .join(" "),
  };
}

function readAnswers(typed: TypedImpact, option: string, currency: Currency, faults: ImpactFaults): ImpactAnswers {
  const answers: ImpactAnswers = { ...nothingAnswered };
  for (const line of impactLines) {
    const reader = readerOf(typed, option, line, currency, faults);
    if (reader.typed("none")) Object.assign(answers, { [line]: "none" });
    else Object.assign(answers, { [line]: answerOf(line, reader) });
  }
  return answers;
}

type LineReader = ReturnType<typeof readerOf>;

function answerOf(line: ImpactLine, read: LineReader): unknown {
  switch (line) {
    case "unitPrice": {
      if (!read.any("from", "to")) return null;
      const [from, to] = [read.money("from"), read.money("to")];
      return from !== null && to !== null ? { from, to } : null;
    }
    case "tooling":
    case "scrapAndRework": {
      if (!read.any("amount", "note")) return null;
      const amount = read.money("amount");
      return amount === null ? null : { amount, note: read.note("note") };
    }
    case "leadTime": {
      if (!read.any("days")) return null;
      const days = read.days("days");
      return days === null ? null : { days };
    }
    case "firstDelivery": {
      if (!read.any("day")) return null;
      const day = read.day("day");
      return day === null ? null : { day };
    }
    case "approval": {
      if (!read.any("ppapLevel", "firstArticle")) return null;
      const level = Number(read.typed("ppapLevel"));
      return { ppapLevel: level >= 1 && level <= 5 ? level : null, firstArticle: read.typed("firstArticle") !== "" };
    }
    case "capability": {
      if (!read.any("cpk", "note")) return null;
      const cpk = read.typed("cpk") === "" ? null : read.number("cpk");
      return { cpk, note: read.note("note") };
    }
    case "risk": {
      if (!read.any("note")) return null;
      return { note: read.note("note", 2000) };
    }
    default: {
      if (!read.any("quantity", "disposition", "payer", "note")) return null;
      const quantity = read.quantity("quantity");
      const disposition = read.oneOf("disposition", dispositions);
      const payer = read.oneOf("payer", payers);
      const note = read.note("note");
      return quantity !== null && disposition !== null && payer !== null
        ? { quantity, disposition, payer, note }
        : null;
    }
  }
}

/** Reads the fields of one line; a field that cannot be read answers null and leaves its fault. */
function readerOf(typed: TypedImpact, option: string, line: ImpactLine, currency: Currency, faults: ImpactFaults) {
  const name = (field: string) => impactField(option, line, field);
  const text = (field: string) => (typed[name(field)] ?? "").trim();
  const must = <T>(field: string, read: (value: string) => T | null, fault: ImpactFault): T | null => {
    const value = text(field);
    const answer = value === "" ? null : read(value);
    if (answer === null) faults[name(field)] = value === "" ? "empty" : fault;
    return answer;
  };
  const notBelowZero = (field: string, value: string | null): string | null => {
    if (!value?.startsWith("-")) return value;
    faults[name(field)] = "belowZero";
    return null;
  };
  return {
    typed: text,
    any: (...fields: string[]) => fields.some((field) => text(field) !== ""),
    money: (field: string) =>
      notBelowZero(
        field,
        must(field, (value) => readMoney(value, currency), "money"),
      ),
    number: (field: string) => must(field, readDecimal, "number"),
    quantity: (field: string) => notBelowZero(field, must(field, readDecimal, "number")),
    days: (field: string) => must(field, wholeDays, "days"),
    day: (field: string) => must(field, (value) => (isDay(value) ? value : null), "day"),
    oneOf: <T extends string>(field: string, choices: readonly T[]) =>
      must(field, (value) => choices.find((choice) => choice === value) ?? null, "empty"),
    note(field: string, longest = 500): string | null {
      const value = text(field);
      if (value.length > longest) faults[name(field)] = "tooLong";
      return value || null;
    },
  };
}

function wholeDays(value: string): number | null {
  const days = Number(readDecimal(value) ?? Number.NaN);
  return Number.isInteger(days) && Math.abs(days) <= 999 ? days : null;
}

function typedAnswers(answers: ImpactAnswers, option: string): TypedImpact {
  const typed: TypedImpact = {};
  const put = (line: ImpactLine, fields: Record<string, string | number | boolean | null>) => {
    for (const [field, value] of Object.entries(fields)) {
      if (value !== null && value !== false)
        typed[impactField(option, line, field)] = value === true ? "on" : String(value);
    }
  };
  for (const line of impactLines) {
    const answer = answers[line];
    if (answer === "none") put(line, { none: true });
    else if (answer) put(line, answer);
  }
  return typed;
}
