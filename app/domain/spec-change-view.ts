import type { Company, Person, Side } from "./actor";
import type { Approvers } from "./approver";
import type { Kind } from "./entry";
import type { RoomFileItem } from "./file";
import type { SpecChange } from "./spec-change";

/** One spec change with all that its page shows of it. */
export type SpecChangeView = {
  room: { id: string; name: string };
  people: Person[];
  companies: Company[];
  /** Which side the reader's company takes in the room. */
  side: Side;
  change: SpecChange;
  /** Where it stands in the room. */
  seq: number;
  /** What happened to it, oldest first, the proposal among it. */
  steps: SpecChangeEvent[];
  /** The hash of what somebody accepts, by option; nothing before the current revision was answered. */
  terms: Record<string, string>;
  /** Of the reader's own company. */
  approvers: Approvers;
  /** People other than its author who have had the current revision on their screen. Seeing is not agreeing. */
  seenBy: string[];
  /** The files of the same part, and the one that the change names, the newest first. */
  files: RoomFileItem[];
  /** How many replies stand in its thread. */
  replies: number;
  /** How many of them are about which line. */
  anchors: Record<string, number>;
};

/** A step of a change, as its history shows it. `at` in milliseconds since 1970. */
export type SpecChangeEvent = { id: string; kind: Extract<Kind, `specChange.${string}`>; memberId: string; at: number };
