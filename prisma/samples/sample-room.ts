import type { AnswerState } from "../../app/domain/acknowledgement";
import type { Side } from "../../app/domain/actor";
import type { ImpactSheet } from "../../app/domain/impact";
import type { Language } from "../../app/domain/language";
import type { Meaning } from "../../app/domain/meaning";
import type { Topic } from "../../app/domain/memory";
import type { Reaction } from "../../app/domain/reaction";
import type { ChangeContent } from "../../app/domain/spec-change-content";
import type { DrawingRevision } from "./drawing";

/** A room as the samples tell it. The first of `people` opens it; all of them are in it from the start. */
export type SampleRoom = {
  name: string;
  companies: { key: string; side: Side }[];
  people: string[];
  entries: SampleEntry[];
  /** For a member's key: how many of the newest entries that member has not read yet. Who is not named has read all. */
  readUpTo?: Record<string, number>;
};

/** A drawing of the bracket by its revision, or the chart. */
export type SampleFile = { drawing: DrawingRevision } | "boreTrend";

/**
 * `at` is an ISO time with its offset, `by` a member's key; `edit`, `withdraw`, `to` and `about` name the `key` of an
 * earlier line. A `note` stands in the side room of its author's company.
 */
export type SampleEntry = { at: string; by: string } & (
  | { post: string; lang: Language; key?: string; meaning?: Meaning; files?: SampleFile[] }
  | { reply: string; to: string; lang: Language; key?: string; meaning?: Meaning }
  | { note: string; lang: Language }
  | { react: Reaction; about: string }
  | { ask: string[]; about: string; day?: string; key: string }
  | { ack: AnswerState; ask: string; about: string; text?: string }
  | { pin: string; topic: Topic; about: string; day?: string; key?: string }
  | { confirm: string; about: string }
  | { edit: string; post: string; lang: Language }
  | { propose: ChangeContent; answerBy: string; key: string }
  | { understand: string }
  | { impact: ImpactSheet; about: string }
  | { withdraw: string }
  | { add: string }
);
