import type { CompanyNames, Side } from "./actor";
import type { ImpactSheet } from "./impact";
import type { ChangeState } from "./spec-change";
import type { ChangeContent } from "./spec-change-content";
import type { SpecChangeEvent } from "./spec-change-view";

/** When (ISO 8601), who and of which company. */
type Told = { at: string; member: string | null; organizationId: string | null };
type Limits = { lower: string; upper: string } | null;

/** A spec change as a file: numbers are decimals as text, units codes of UN/CEFACT Rec 20, money ISO 4217. */
export type ChangeExport = {
  format: 1;
  room: { id: string; name: string };
  id: string;
  number: number;
  /** SC-014 */
  name: string;
  state: ChangeState;
  companies: (CompanyNames & { id: string; side: Side })[];
  revision: number;
  /** Of the current revision. */
  content: ChangeContent | null;
  /** Deviations by the key of the characteristic; those of a fit as ISO 286 has them. */
  limits: Record<string, { before: Limits; after: Limits }>;
  revisions: (Told & { content: ChangeContent })[];
  /** The answer to the current revision. */
  impact: ImpactSheet | null;
  sheets: (Told & { sheet: ImpactSheet; revision: number })[];
  agreed: { option: string; terms: string; at: string } | null;
  schedule: (Told & { day: string | null; first: string | null }) | null;
  inEffect: (Told & { day: string }) | null;
  verified: (Told & { note: string | null }) | null;
  ended: (Told & { reason: string }) | null;
  history: (Told & Pick<SpecChangeEvent, "id" | "kind">)[];
};
