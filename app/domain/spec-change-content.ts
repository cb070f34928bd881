import type { Characteristic, Requirement } from "./characteristic";
import type { Language } from "./language";

/** What changes: the design, one of the four M, a document, or for once a deviation. */
export const changeClasses = ["design", "man", "machine", "material", "method", "document", "deviation"] as const;
export type ChangeClass = (typeof changeClasses)[number];

export const priorities = ["quality", "cost", "delivery"] as const;
export type Priority = (typeof priorities)[number];

/** From when the new state counts. */
export const effectivities = ["atOnce", "date", "lot", "serial", "stockUsed", "running"] as const;
export type Effectivity = {
  kind: (typeof effectivities)[number];
  /** YYYY-MM-DD: of `date` always, of a lot where it is named by its day. */
  day: string | null;
  /** The first lot or serial number of the new state. */
  first: string | null;
};

/** What is proposed, in one revision of it. */
export type ChangeContent = {
  title: string;
  /** The language that its words are written in. */
  lang: Language;
  part: string;
  drawing: { from: string | null; to: string | null; fileId: string | null };
  class: ChangeClass;
  reason: string;
  background: string | null;
  /** All three, the most important first. */
  priority: Priority[];
  characteristics: Characteristic[];
  effectivity: Effectivity;
};

/** What makes two revisions of a change differ: fields by name, and characteristics by key. */
export type ContentDiff = {
  fields: (keyof ChangeContent)[];
  characteristics: { key: string; how: "added" | "dropped" | "changed" }[];
};

/** What a later revision changed. */
export function diffContent(before: ChangeContent, after: ChangeContent): ContentDiff {
  const fields = (Object.keys(after) as (keyof ChangeContent)[]).filter(
    (field) => field !== "characteristics" && !isSame(before[field], after[field]),
  );
  const old = new Map(before.characteristics.map((one) => [one.key, one]));
  const now = new Set(after.characteristics.map(({ key }) => key));
  const characteristics: ContentDiff["characteristics"] = [];
  for (const one of after.characteristics) {
    const was = old.get(one.key);
    if (!was) characteristics.push({ key: one.key, how: "added" });
    else if (!isSame(was, one)) characteristics.push({ key: one.key, how: "changed" });
  }
  for (const { key } of before.characteristics) if (!now.has(key)) characteristics.push({ key, how: "dropped" });
  return { fields, characteristics };
}

/** The content with other requirements for some of its characteristics: what an alternative comes to. */
export function withRequirements(
  content: ChangeContent,
  instead: readonly { key: string; after: Requirement }[],
): ChangeContent {
  const byKey = new Map(instead.map(({ key, after }) => [key, after]));
  return {
    ...content,
    characteristics: content.characteristics.map((one) => ({ ...one, after: byKey.get(one.key) ?? one.after })),
  };
}

/** Plain data that a schema has put in one order of fields. */
function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
