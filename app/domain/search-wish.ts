import * as z from "zod/mini";
import { day } from "./calendar-day";
import { type AttachedFile, type FileKind, fileKinds } from "./file";
import type { Language } from "./language";
import { longestQuery, termsOf } from "./search";
import type { ChangeState } from "./spec-change";

/** What can be asked for besides words: how something was said, or what is attached to it. */
export const searchKinds = ["message", "reply", "edit", "change", "meaning", "acknowledgement", "pinned"] as const;

/** Messages with files, of any kind or of one. */
export const fileSearches = ["file", ...fileKinds.map((kind) => `file.${kind}` as const)] as const;
export type FileSearch = (typeof fileSearches)[number];

export function isFileSearch(kind: (typeof searchKinds)[number] | FileSearch): kind is FileSearch {
  return kind === "file" || kind.startsWith("file.");
}

/** null: any kind of file. */
export function fileKindOf(search: FileSearch): FileKind | null {
  return fileKinds.find((kind) => search === `file.${kind}`) ?? null;
}

const optional = <T extends z.ZodMiniType>(schema: T) => z.catch(z.optional(schema), undefined);
const id = optional(z.uuid().check(z.lowercase()));

/** A search as it stands in an address. What cannot be read there is as if it were not. Days are the reader's. */
export const searchWish = z.object({
  query: z.catch(z.string().check(z.maxLength(longestQuery), z.refine(isStorable)), ""),
  room: id,
  person: id,
  kind: optional(z.enum([...searchKinds, ...fileSearches])),
  from: optional(day),
  to: optional(day),
  /** Where the page before ended. */
  before: optional(z.string().check(z.regex(/^\d{1,15}_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/))),
});

/** PostgreSQL knows no text with a NUL in it. */
function isStorable(text: string): boolean {
  return !text.includes(String.fromCharCode(0));
}

export type SearchWish = z.infer<typeof searchWish>;

/**
 * One version of a message or reply, or one step of a spec change, in which the words stand; the newest one of those where
 * they stand in several.
 */
export type SearchHit = {
  entryId: string;
  /** `parentId`: the project room, if this is my company's side room beside it. */
  room: SearchRoom;
  kind: "message" | "reply" | "edit" | "change";
  /** As it is by now, where a step of a spec change was found. */
  change: { number: number; title: string; lang: Language; state: ChangeState } | null;
  author: { id: string; organizationId: string; name: string; locale: Language };
  at: number;
  /** A part of the text around the first of the words. */
  excerpt: string;
  lang: Language;
  /** Of the message, with what is said of them by now; those with one of the words first. */
  files: (Pick<AttachedFile, "id" | "name" | "part" | "revision"> & { superseded: boolean })[];
  /** The row that it stands in, and for a reply its own line in the thread. */
  rootSeq: number;
  rootId: string;
  replySeq: number | null;
  /** A later version says something else. */
  outdated: boolean;
  withdrawn: boolean;
};

type SearchRoom = { id: string; name: string; parentId: string | null };

export type SearchPlaces = {
  rooms: SearchRoom[];
  people: { id: string; organizationId: string; name: string; locale: Language }[];
};

export type SearchPage = SearchPlaces & {
  /** `tooShort`: one character is looked for only inside a room. */
  state: "idle" | "tooShort" | "done";
  hits: SearchHit[];
  /** Where the next page begins; null: there is none. */
  older: string | null;
};

/** Whether there is anything to look for; one character alone only inside a room. */
export function stateOf(wish: SearchWish): SearchPage["state"] {
  const terms = termsOf(wish.query);
  if (terms.length === 0) {
    if (wish.query.trim() !== "") return "tooShort";
    const { person, kind, from, to } = wish;
    return person || kind || from || to ? "done" : "idle";
  }
  return wish.room || terms.some(hasPair) ? "done" : "tooShort";
}

function hasPair(term: string): boolean {
  return /[^ ]{2}/u.test(term);
}
