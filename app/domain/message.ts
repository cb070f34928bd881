import type { Entry } from "./entry";
import type { Language } from "./language";

type Version = { text: string; lang: Language; at: number; seq: number };

/** A message as a fold of its entries. Every version stays visible to both sides, withdrawn or not. */
export type Message = {
  id: string;
  authorId: string;
  /** Oldest first; the last one is what the message says now. */
  versions: Version[];
  withdrawnAt: number | null;
};

/** The message that a `message.posted` entry begins. Erased ones have no version. */
export function messageFrom(entry: Entry<"message.posted">): Message {
  const { payload, at, seq } = entry;
  return {
    id: entry.id,
    authorId: entry.actorId,
    versions: payload ? [{ ...payload, at, seq }] : [],
    withdrawnAt: null,
  };
}

/** What a later entry makes of the message. Entries come in the order of `seq`. */
export function applyToMessage(message: Message, entry: Entry): Message {
  if (entry.kind === "message.edited" && entry.payload) {
    const version = { ...entry.payload, at: entry.at, seq: entry.seq };
    return { ...message, versions: [...message.versions, version] };
  }
  if (entry.kind === "message.withdrawn") return { ...message, withdrawnAt: entry.at };
  return message;
}

/** Only the author, and only what is not withdrawn. */
export function canChange(memberId: string, message: Message): boolean {
  return message.authorId === memberId && message.withdrawnAt === null;
}
