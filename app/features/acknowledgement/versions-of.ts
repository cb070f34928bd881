import type { StoredRow } from "~/domain/timeline";

/** What a row has said, oldest first, by `seq`; an event says one thing for ever. */
export function versionsOf(row: StoredRow): { seq: number; at: number }[] {
  return row.type === "message" ? row.message.versions : [{ seq: row.seq, at: row.at }];
}

/** What was withdrawn is not answered any more. */
export function isWithdrawn(row: StoredRow): boolean {
  return row.type === "message" && row.message.withdrawnAt !== null;
}
