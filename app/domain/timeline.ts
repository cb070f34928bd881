import type { Entry } from "./entry";
import { applyToMessage, type Message, messageFrom } from "./message";
import type { CommandInput } from "./protocol";
import type { ErrorCode } from "./result";

/** The commands that wait in a browser until the server has them. */
export type Sendable = "message.post" | "message.edit" | "message.withdraw";
export type Send<N extends Sendable = Sendable> = { [P in N]: { name: P; input: CommandInput<P> } }[N];

/** A send that the log does not hold yet, as far as its browser knows. `code`: why it waits or was refused. */
export type Pending<N extends Sendable = Sendable> = Send<N> & {
  actorId: string;
  at: number;
  state: "queued" | "sending" | "retrying" | "refused";
  code: ErrorCode | null;
};

type Line = { /** The same before and after the server has stored it. */ key: string; actorId: string; at: number };
type StoredLine = Line & { seq: number };

/** `pending`: own changes to this message that the log does not hold yet, oldest first. */
export type MessageRow = StoredLine & { type: "message"; message: Message; pending: Pending[] };
export type EventKind = "room.opened" | "member.joined" | "member.removed";
export type EventRow = StoredLine & { type: "event"; entry: Entry<EventKind> };
/** A kind that this program does not know: a neutral line. */
export type UnknownRow = StoredLine & { type: "unknown" };
/** An own message that the log does not hold yet. */
export type PendingRow = Line & { type: "pending"; pending: Pending<"message.post"> };
export type Row = MessageRow | EventRow | UnknownRow | PendingRow;

/**
 * What a screen, a page and an export show of a stretch of the log: a row for each own row, with every change to it. Entries
 * come in the order of `seq`; a change to a row that is not among them is left out. Sends that wait stand at the end, or
 * on the row that they change, until their entry is there: it has the same key.
 */
export function fold(entries: readonly Entry[], pending: readonly Pending[] = []): Row[] {
  const rows: Row[] = [];
  const places = new Map<string, number>();
  const stored = new Set<string>();
  for (const entry of entries) {
    stored.add(keyOf(entry));
    if (entry.ownRow) {
      places.set(entry.id, rows.length);
      rows.push(rowFrom(entry));
    } else {
      change(rows, places.get(rootOf(entry)), (row) => ({ ...row, message: applyToMessage(row.message, entry) }));
    }
  }
  for (const send of pending) {
    if (stored.has(pendingKey(send))) continue;
    if (isPost(send)) rows.push(pendingRow(send));
    else change(rows, places.get(send.input.entryId), (row) => ({ ...row, pending: [...row.pending, send] }));
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

/** The day of a moment on the reader's calendar, as 2026-03-09. */
export function dayKey(at: number, timeZone: string): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" }).format(at);
}

function rowFrom(entry: Entry): Row {
  const line = { key: keyOf(entry), seq: entry.seq, actorId: entry.actorId, at: entry.at };
  if (entry.kind === "message.posted") return { ...line, type: "message", message: messageFrom(entry), pending: [] };
  if (isEvent(entry)) return { ...line, type: "event", entry };
  return { ...line, type: "unknown" };
}

const eventKinds: readonly string[] = ["room.opened", "member.joined", "member.removed"] satisfies EventKind[];

function isEvent(entry: Entry): entry is Entry<EventKind> {
  return eventKinds.includes(entry.kind);
}

function pendingRow(pending: Pending<"message.post">): PendingRow {
  return { type: "pending", key: pendingKey(pending), actorId: pending.actorId, at: pending.at, pending };
}

function isPost(send: Pending): send is Pending<"message.post"> {
  return send.name === "message.post";
}

function change(rows: Row[], place: number | undefined, next: (row: MessageRow) => MessageRow) {
  const row = place === undefined ? undefined : rows[place];
  if (place !== undefined && row?.type === "message") rows[place] = next(row);
}

/** With the actor's id, since two people may have made the same key. */
function keyOf({ actorId, clientKey, id }: Entry): string {
  return clientKey ? `${actorId}/${clientKey}` : id;
}

function pendingKey({ actorId, input }: Pending): string {
  return `${actorId}/${input.clientKey}`;
}
