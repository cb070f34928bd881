import { type About, applyToAbout, nothingAbout } from "./about";
import type { Entry } from "./entry";
import { applyToMessage, type Message, messageFrom } from "./message";
import type { CommandInput, CommandName } from "./protocol";
import type { ErrorCode } from "./result";
import { readTo, type Thread, withReply } from "./thread";

/** The commands that wait in a browser until the server has them. */
export type Sendable = Exclude<
  CommandName,
  "member.add" | "member.remove" | "room.open" | "side.open" | "specChange.propose"
>;
export type Send<N extends Sendable = Sendable> = { [P in N]: { name: P; input: CommandInput<P> } }[N];

/**
 * A send that the log does not hold yet, as far as its browser knows. `code`: why it waits or was refused; `uploading`: it
 * waits for its files.
 */
export type Pending<N extends Sendable = Sendable> = Send<N> & {
  actorId: string;
  at: number;
  state: "queued" | "uploading" | "sending" | "retrying" | "refused";
  code: ErrorCode | null;
};

type Line = { /** The same before and after the server has stored it. */ key: string; actorId: string; at: number };

/** A line of the log with all that was done with it. `changes` counts the entries in it: equal counts, equal lines. */
type StoredLine = Line & {
  id: string;
  seq: number;
  parentSeq?: number;
  about: About;
  thread: Thread | null;
  changes: number;
  /** Own changes to this line, and replies to it, that the log does not hold yet, oldest first. */
  pending: Pending[];
};

export type MessageRow = StoredLine & { type: "message"; message: Message };
export type EventKind = "room.opened" | "member.joined" | "member.removed" | "specChange.stepped";
export type EventRow = StoredLine & { type: "event"; entry: Entry<EventKind> };
/** A spec change. `steps`: what came to it, which the card folds with `specChangeIn`: a room without one loads none of it. */
export type SpecChangeRow = StoredLine & { type: "specChange"; entry: Entry<"specChange.proposed">; steps: Entry[] };
/** A kind that this program does not know: a neutral line. */
export type UnknownRow = StoredLine & { type: "unknown" };
export type StoredRow = MessageRow | EventRow | SpecChangeRow | UnknownRow;
/** An own message or reply that the log does not hold yet. */
export type PendingRow = Line & { type: "pending"; pending: Pending<"message.post" | "reply.post"> };
export type Row = StoredRow | PendingRow;

export type FoldOptions = {
  /** Only this thread: its root, then its replies as rows. */
  rootId?: string;
  readerId?: string;
  /** What a page told of the threads, and as of which head. */
  threads?: ReadonlyMap<string, Thread & { asOf: number }>;
  /** How far the reader has read in a thread since then. */
  threadCursors?: ReadonlyMap<string, number>;
};

/**
 * What a screen, a page and an export show of a stretch of the log: a row for each own row, or in a thread for each reply,
 * with every change to it. Entries come in the order of `seq`; a change to a row that is not among them is left out. Sends
 * that wait stand at the end, or on the row that they change, until their entry is there: it has the same key.
 */
export function fold(entries: readonly Entry[], pending: readonly Pending[] = [], options: FoldOptions = {}): Row[] {
  const { rootId } = options;
  const rows: Row[] = [];
  const places = new Map<string, number>();
  const stored = new Set<string>();
  for (const entry of entries) {
    stored.add(keyOf(entry));
    if (isRow(entry, rootId)) {
      places.set(entry.id, rows.length);
      rows.push(rowFrom(entry, options));
    } else if (isReply(entry)) {
      change(rows, places.get(entry.rootId ?? ""), (row) => withLaterReply(row, entry, options));
    } else {
      change(rows, places.get(entry.refersTo ?? ""), (row) => withChange(row, entry));
    }
  }
  for (const send of pending) {
    if (stored.has(pendingKey(send))) continue;
    const isPost = send.name === "message.post" || send.name === "reply.post";
    if (isPost && isPostHere(send, rootId)) rows.push(pendingRow(send));
    else if (send.name !== "message.post") {
      change(rows, places.get(send.input.entryId), (row) => ({ ...row, pending: [...row.pending, send] }));
    }
  }
  return rows;
}

/** The entry that begins the row which a folded entry belongs to. */
export function rootOf(entry: Entry): string {
  return entry.rootId ?? entry.refersTo ?? entry.id;
}

/** A log has every `seq` once, so a double is told by it. */
export function isDouble(entry: Entry, known: readonly Entry[]): boolean {
  return known.some((other) => other.seq === entry.seq);
}

function isRow(entry: Entry, rootId: string | undefined): boolean {
  if (rootId === undefined) return entry.ownRow;
  return entry.id === rootId || (isReply(entry) && entry.rootId === rootId);
}

export function isReply(entry: Entry): entry is Entry<"reply.posted"> {
  return entry.kind === "reply.posted";
}

function rowFrom(entry: Entry, { rootId, threads, threadCursors }: FoldOptions): StoredRow {
  const { id, seq, parentSeq, actorId, at } = entry;
  const told = rootId === undefined ? threads?.get(id) : undefined;
  const line: StoredLine = {
    key: keyOf(entry),
    id,
    seq,
    actorId,
    at,
    about: nothingAbout,
    thread: told ? readTo(told, threadCursors?.get(id) ?? 0) : null,
    changes: told?.asOf ?? 0,
    pending: [],
  };
  if (parentSeq !== undefined) line.parentSeq = parentSeq;
  if (entry.kind === "message.posted" || isReply(entry)) {
    return { ...line, type: "message", message: messageFrom(entry) };
  }
  if (entry.kind === "specChange.proposed") return { ...line, type: "specChange", entry, steps: [] };
  if (isEvent(entry)) return { ...line, type: "event", entry };
  return { ...line, type: "unknown" };
}

function withChange(row: StoredRow, entry: Entry): StoredRow {
  const changed = { ...row, about: applyToAbout(row.about, entry), changes: row.changes + 1 };
  if (changed.type === "specChange") return { ...changed, steps: [...changed.steps, entry] };
  return changed.type === "message" ? { ...changed, message: applyToMessage(changed.message, entry) } : changed;
}

/** What a page told of a thread has every reply up to its head already. */
function withLaterReply(row: StoredRow, reply: Entry<"reply.posted">, options: FoldOptions) {
  const { readerId = "", threads, threadCursors } = options;
  if (reply.seq <= (threads?.get(row.id)?.asOf ?? 0)) return row;
  const thread = withReply(row.thread, reply, readerId, threadCursors?.get(row.id));
  return { ...row, thread, changes: row.changes + 1 };
}

const eventKinds: readonly string[] = [
  "room.opened",
  "member.joined",
  "member.removed",
  "specChange.stepped",
] satisfies EventKind[];

function isEvent(entry: Entry): entry is Entry<EventKind> {
  return eventKinds.includes(entry.kind);
}

function pendingRow(pending: Pending<"message.post" | "reply.post">): PendingRow {
  return { type: "pending", key: pendingKey(pending), actorId: pending.actorId, at: pending.at, pending };
}

function isPostHere(send: Pending<"message.post" | "reply.post">, rootId: string | undefined): boolean {
  return rootId === undefined
    ? send.name === "message.post"
    : send.name === "reply.post" && send.input.entryId === rootId;
}

function change(rows: Row[], place: number | undefined, next: (row: StoredRow) => StoredRow) {
  const row = place === undefined ? undefined : rows[place];
  if (place !== undefined && row && row.type !== "pending") rows[place] = next(row);
}

/** With the actor's id, since two people may have made the same key. */
function keyOf({ actorId, clientKey, id }: Entry): string {
  return clientKey ? `${actorId}/${clientKey}` : id;
}

function pendingKey({ actorId, input }: Pending): string {
  return `${actorId}/${input.clientKey}`;
}
