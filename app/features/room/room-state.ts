import type { Company, Person } from "~/domain/actor";
import type { Entry } from "~/domain/entry";
import type { CurrentDrawing } from "~/domain/file";
import type { Thread } from "~/domain/thread";
import type { Pending, Row } from "~/domain/timeline";
import type { Liveness } from "./liveness";
import type { ThreadState } from "./thread-store";
import type { ConnectionState } from "./transport";

/** What the room's screen draws. A new object after every change. */
export type RoomState = {
  /** The window on screen; at the live tail also what waits to be sent. */
  rows: Row[];
  /** What the rows are made of. */
  entries: readonly Entry[];
  /** The window shows exactly the own rows of from … to. */
  from: number;
  to: number;
  hasOlder: boolean;
  /** false: the window on screen is the live tail. */
  hasNewer: boolean;
  loading: "older" | "newer" | null;
  connection: ConnectionState;
  /** The session ended: what waits is kept until the same member signs in again. */
  signedOut: boolean;
  /** The member is no longer in the room. */
  removed: boolean;
  people: ReadonlyMap<string, Person>;
  companies: ReadonlyMap<string, Company>;
  /** What the server does not have yet, refused sends included; also those whose row is not on screen. */
  pending: Pending[];
  cursor: number;
  head: number;
  /** The thread that is open beside the room. */
  thread: ThreadState | null;
  /** The current revision of each drawing of the room. */
  drawings: readonly CurrentDrawing[];
  liveness: Liveness;
};

/** The rows, those that did not change as the same objects as before, so that a screen draws only what changed. */
export function steady(rows: Row[], before: Row[]): Row[] {
  const known = new Map(before.map((row) => [row.key, row]));
  return rows.map((row) => {
    const old = known.get(row.key);
    return old && isSame(row, old) ? old : row;
  });
}

/** Entries never change and only gain followers, so counting them is enough. Rows with something pending are always new. */
function isSame(row: Row, old: Row): boolean {
  if (row.type === "pending" || old.type === "pending") return false;
  const waits = row.pending.length + old.pending.length > 0;
  return !waits && row.changes === old.changes && isSameThread(row.thread, old.thread);
}

function isSameThread(thread: Thread | null, old: Thread | null): boolean {
  if (thread === null || old === null) return thread === old;
  return thread.lastSeq === old.lastSeq && thread.unread === old.unread && thread.cursor === old.cursor;
}
