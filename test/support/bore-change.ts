import type { Side } from "~/domain/actor";
import type { Entry, Kind, PayloadOf } from "~/domain/entry";
import { type ImpactAnswers, type ImpactSheet, impactLines } from "~/domain/impact";
import { applyToSpecChange, type SpecChange, specChangeFrom } from "~/domain/spec-change";
import type { ChangeContent } from "~/domain/spec-change-content";

const plain = { nominal: "12", diameter: true, unit: "MMT", datum: null, note: null };

/** A buyer narrows the bore of BRK-220 from H8 to H7, from the lot of 19 October. */
export const boreChange: ChangeContent = {
  title: "구멍 공차 변경 Ø12 H8→H7",
  lang: "ko",
  part: "BRK-220",
  drawing: { from: "C", to: "D", fileId: null },
  class: "design",
  reason: "진동 소음",
  background: null,
  priority: ["quality", "delivery", "cost"],
  characteristics: [
    {
      key: "bore",
      no: "4",
      name: "구멍",
      kind: "dimension",
      critical: true,
      before: { ...plain, tolerance: { kind: "fit", fit: "H8" } },
      after: { ...plain, tolerance: { kind: "fit", fit: "H7" } },
    },
  ],
  effectivity: { kind: "lot", day: "2026-10-19", first: null },
};

const none = Object.fromEntries(impactLines.map((line) => [line, "none"])) as ImpactAnswers;
const sorted = { quantity: "150", disposition: "sort", payer: "buyer", note: "+0.021で選別し、合格品は使用" } as const;

/** What the supplier answers: dearer and later, or 0/+0.021 with the tool that is there, at no cost. */
export const boreSheet: ImpactSheet = {
  lang: "ja",
  currency: "JPY",
  answers: {
    ...none,
    unitPrice: { from: "380", to: "415" },
    tooling: { amount: "18000", note: "リーマ" },
    leadTime: { days: 2 },
    firstDelivery: { day: "2026-10-21" },
    inProcess: sorted,
  },
  alternatives: [
    {
      key: "h8tool",
      title: "0/+0.021 なら H8 の工具のまま、追加費用なし",
      instead: [{ key: "bore", after: { ...plain, tolerance: { kind: "limits", lower: "0", upper: "+0.021" } } }],
      answers: { ...none, inProcess: sorted },
    },
  ],
};

export const alternative = "h8tool";

/** The same with a line that nobody has answered. */
export const halfSheet: ImpactSheet = { ...boreSheet, answers: { ...boreSheet.answers, scrapAndRework: null } };

/** Who takes which side, where nobody needs a portal to ask. */
export const sideOf = { kim: "buyer", lee: "buyer", sato: "supplier", kobayashi: "supplier", guest: "guest" } as const;
export type Name = keyof typeof sideOf;

export type Step = { [K in Kind]: [by: Name, kind: K, payload: PayloadOf<K>] }[Kind];

export function changed(change: SpecChange, ...steps: Step[]): SpecChange {
  return steps.reduce(
    (now, [by, kind, payload], index) => applyToSpecChange(now, entry(index, by, kind, payload)),
    change,
  );
}

export function proposedBy(name: Name): SpecChange {
  const payload = { organizationId: `company of ${sideOf[name]}`, side: sideOf[name], number: 1, content: boreChange };
  return specChangeFrom(entry(0, name, "specChange.proposed", payload) as Entry<"specChange.proposed">) as SpecChange;
}

export function accepted(name: Name, terms: string) {
  const side: Side = sideOf[name];
  return { organizationId: `company of ${side}`, side, option: alternative, terms, needed: 1 };
}

export function entry(seq: number, actorId: string, kind: Kind, payload: object): Entry {
  const place = { id: "change", seq, at: seq, roomId: "room", ownRow: false, refersTo: "change", rootId: "change" };
  return { ...place, kind, actorId, clientKey: null, payload } as Entry;
}
