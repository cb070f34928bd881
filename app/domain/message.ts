import type { Entry, PayloadOf } from "./entry";
import { type AttachedFile, describe, fileFrom } from "./file";
import type { Language } from "./language";
import type { Meaning } from "./meaning";
import type { Mention } from "./mention";
import type { RichText } from "./rich-text";

type Version = { text: string; lang: Language; at: number; seq: number; mentions: Mention[]; tree?: RichText };

/** Words of another entry of the room, or of the project room beside a side room, with who said them. */
export type Quote = NonNullable<PayloadOf<"message.posted">["quote"]>;

/** A message or a reply as a fold of its entries. Every version stays visible to both sides, withdrawn or not. */
export type Message = {
  id: string;
  authorId: string;
  /** The entry that it replies to, in a thread. */
  rootId: string | null;
  /** Oldest first; the last one is what the message says now. */
  versions: Version[];
  meaning: Meaning | null;
  quote: Quote | null;
  /** The line of a spec change that it is about. */
  anchor: string | null;
  files: AttachedFile[];
  /** When the answer that it promised was given. */
  settledAt: number | null;
  withdrawnAt: number | null;
};

/** The message that an entry begins. Erased ones have no version. */
export function messageFrom(entry: Entry<"message.posted" | "reply.posted">): Message {
  const { payload } = entry;
  return {
    id: entry.id,
    authorId: entry.actorId,
    rootId: entry.rootId,
    versions: payload ? [versionFrom(entry, payload)] : [],
    meaning: payload?.meaning ?? null,
    quote: payload?.quote ?? null,
    anchor: payload && "anchor" in payload ? (payload.anchor ?? null) : null,
    files: (payload?.files ?? []).map(fileFrom),
    settledAt: null,
    withdrawnAt: null,
  };
}

/** What a later entry makes of the message. Entries come in the order of `seq`. */
export function applyToMessage(message: Message, entry: Entry): Message {
  if (entry.kind === "message.edited" && entry.payload) {
    return { ...message, versions: [...message.versions, versionFrom(entry, entry.payload)] };
  }
  if (entry.kind === "message.withdrawn") return { ...message, withdrawnAt: entry.at };
  if (entry.kind === "file.described" && entry.payload) {
    return { ...message, files: describe(message.files, entry.payload) };
  }
  if (entry.kind === "promise.settled") return { ...message, settledAt: message.settledAt ?? entry.at };
  return message;
}

/** What the message says now, to quote it by: its words, or where it has none the names of its files. */
export function wordsNow({ versions, files }: Pick<Message, "versions" | "files">): string {
  return versions.at(-1)?.text || files.map(({ name }) => name).join(", ");
}

/** Only the author, and only what is not withdrawn. */
export function canChange(memberId: string, message: Message): boolean {
  return message.authorId === memberId && message.withdrawnAt === null;
}

function versionFrom({ at, seq, tree }: Entry, payload: PayloadOf<"message.edited">): Version {
  const { text, lang, mentions = [] } = payload;
  return tree ? { text, lang, at, seq, mentions, tree } : { text, lang, at, seq, mentions };
}
