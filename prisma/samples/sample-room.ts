import type { Side } from "../../app/domain/actor";
import type { Language } from "../../app/domain/language";

/** A room as the samples tell it. The first of `people` opens it; all of them are in it from the start. */
export type SampleRoom = {
  name: string;
  companies: { key: string; side: Side }[];
  people: string[];
  entries: SampleEntry[];
  /** For a member's key: how many of the newest entries that member has not read yet. Who is not named has read all. */
  readUpTo?: Record<string, number>;
};

/** `at` is an ISO time with its offset, `by` a member's key; `edit` and `withdraw` name the `key` of an earlier post. */
export type SampleEntry = { at: string; by: string } & (
  | { post: string; lang: Language; key?: string }
  | { edit: string; post: string; lang: Language }
  | { withdraw: string }
  | { add: string }
);
