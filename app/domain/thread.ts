import type { Entry } from "./entry";

/** The replies to an entry, as they stand on it. */
export type Thread = {
  count: number;
  lastAt: number;
  lastSeq: number;
  /** Who replied, the latest first, at most four. */
  memberIds: string[];
  /** Replies by others past `cursor`. */
  unread: number;
  /** How far I have read in it, as a `seq`. */
  cursor: number;
};

/** What a page tells of a thread, as of the page's head. */
export type ThreadSummary = Thread & { rootId: string };

/** Replies in one thread that I have not read. */
export type NewReplies = { rootId: string; count: number };

const faces = 4;

/** What a further reply makes of the thread. `cursor`: how far I have read, where no thread tells it yet. */
export function withReply(thread: Thread | null, reply: Entry<"reply.posted">, readerId: string, cursor = 0): Thread {
  const before = thread ?? { count: 0, lastAt: 0, lastSeq: 0, memberIds: [], unread: 0, cursor };
  const isNew = reply.actorId !== readerId && reply.seq > before.cursor;
  return {
    count: before.count + 1,
    lastAt: reply.at,
    lastSeq: reply.seq,
    memberIds: [reply.actorId, ...before.memberIds.filter((id) => id !== reply.actorId)].slice(0, faces),
    unread: before.unread + (isNew ? 1 : 0),
    cursor: before.cursor,
  };
}

/** The thread when I have read it up to a `seq`. What is read in part stays unread as a whole: its replies are not here. */
export function readTo(thread: Thread, seq: number): Thread {
  if (seq <= thread.cursor) return thread;
  return { ...thread, cursor: seq, unread: seq >= thread.lastSeq ? 0 : thread.unread };
}
