import type { Company, Side } from "./actor";
import type { SpecChange } from "./spec-change";

/** What a spec change is proposed or revised with. */
export type ChangeForm = {
  room: { id: string; name: string };
  /** The reader's own. */
  side: Side;
  companies: Company[];
  /** Files of the room that belong to a part, the newest first. */
  drawings: { id: string; name: string; part: string; revision: string | null }[];
  /** Parts that files or changes of the room are of. */
  parts: string[];
  /** The change that is to have a new revision; null: another change is proposed. */
  revised: SpecChange | null;
};
