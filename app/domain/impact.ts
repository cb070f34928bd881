import type { Requirement } from "./characteristic";
import type { Language } from "./language";

/** What is left of the old state, by where it lies. */
export const stockPlaces = ["finished", "inProcess", "rawMaterial", "inTransit", "atCustomer"] as const;
export const dispositions = ["useUp", "rework", "sort", "scrap", "return", "servicePart"] as const;
export const payers = ["buyer", "supplier", "shared"] as const;

/** The lines of an impact sheet. Each must be answered before anybody can agree; "none" is an answer. */
export const impactLines = [
  "unitPrice",
  "tooling",
  "scrapAndRework",
  "leadTime",
  "firstDelivery",
  ...stockPlaces,
  "approval",
  "capability",
  "risk",
] as const;
export type ImpactLine = (typeof impactLines)[number];

type Cost = { amount: string; note: string | null };
type Stock = {
  quantity: string;
  disposition: (typeof dispositions)[number];
  payer: (typeof payers)[number];
  note: string | null;
};

/** Amounts and quantities are decimals as text; money is in the sheet's currency. */
type LineValues = {
  /** For one piece, before and after. */
  unitPrice: { from: string; to: string };
  /** Once. */
  tooling: Cost;
  scrapAndRework: Cost;
  /** Working days more, or fewer below zero. */
  leadTime: { days: number };
  /** YYYY-MM-DD: the first delivery of the new state. */
  firstDelivery: { day: string };
  finished: Stock;
  inProcess: Stock;
  rawMaterial: Stock;
  inTransit: Stock;
  atCustomer: Stock;
  /** What must be approved anew. PPAP levels are 1 to 5. */
  approval: { ppapLevel: number | null; firstArticle: boolean };
  capability: { cpk: string | null; note: string | null };
  risk: { note: string };
};

/** null: not answered yet. */
export type ImpactAnswers = { [L in ImpactLine]: LineValues[L] | "none" | null };

/** Another way to what is wanted, with what it would cost. */
export type Alternative = {
  key: string;
  title: string;
  /** What it asks for instead, by the key of the characteristic. */
  instead: { key: string; after: Requirement }[];
  answers: ImpactAnswers;
};

/** What a change costs, how long it takes and what it risks, as the other side answers it. */
export type ImpactSheet = {
  lang: Language;
  /** ISO 4217 */
  currency: string;
  answers: ImpactAnswers;
  alternatives: Alternative[];
};

// Marked as pure, as is the list of units: a page which only may show a card does not load it.
export const nothingAnswered = /* @__PURE__ */ (() =>
  Object.fromEntries(impactLines.map((line) => [line, null])))() as ImpactAnswers;

/** The change as it was proposed, or an alternative by its key. */
export const asProposed = "proposed";

/** The answers to one option; none where there is no such alternative. */
export function answersTo(sheet: ImpactSheet, option: string): ImpactAnswers | null {
  if (option === asProposed) return sheet.answers;
  return sheet.alternatives.find(({ key }) => key === option)?.answers ?? null;
}

/** The lines of an option that nobody has answered, in the order of the sheet. */
export function missingLines(sheet: ImpactSheet | null, option: string): ImpactLine[] {
  const answers = sheet && answersTo(sheet, option);
  return impactLines.filter((line) => !answers || answers[line] === null);
}
