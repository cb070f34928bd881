import type { Row, StoredRow } from "~/domain/timeline";

/** What of a room is on screen: exactly the own rows of from … to. */
export type Stretch = { from: number; to: number; hasOlder: boolean; hasNewer: boolean };

/**
 * One timeline of a room and of the own company's side room beside it: a note stands after the line of the room that was
 * the newest when it was stored, among notes in their own order. Only notes that belong between the lines on screen; what
 * waits to be sent stands at the end. The first entry of the side room has no line here.
 */
export function withNotes(rows: Row[], notes: Row[], shown: Stretch): Row[] {
  const stored = notes.filter((note) => isStored(note) && isWithin(note, shown) && !isOpening(note)) as StoredRow[];
  const merged: Row[] = [];
  let next = 0;
  const takeUpTo = (seq: number) => {
    for (let note = stored[next]; note && (note.parentSeq ?? 0) < seq; note = stored[next]) {
      merged.push(note);
      next += 1;
    }
  };
  for (const row of rows.filter(isStored)) {
    takeUpTo(row.seq);
    merged.push(row);
  }
  takeUpTo(Number.POSITIVE_INFINITY);
  const waiting = [...rows, ...(shown.hasNewer ? [] : notes)].filter((row) => !isStored(row));
  return [...merged, ...waiting.sort((a, b) => a.at - b.at)];
}

/** Whether a line of the timeline of both is a note, which only the own company sees. `roomId`: the project room. */
export function isNote(row: Row, roomId: string): boolean {
  return row.type === "pending" ? row.pending.input.roomId !== roomId : row.parentSeq !== undefined;
}

/** What the side room has to load so that all its notes between the lines on screen are there. */
export type Wanted = "older" | "newer" | "elsewhere" | null;

/** `elsewhere`: another stretch of it, since the room shows one that is far from what is loaded. */
export function wantedNotes(shown: Stretch, notes: Row[], side: Pick<Stretch, "hasOlder" | "hasNewer">): Wanted {
  const stored = notes.filter(isStored);
  const oldest = stored[0]?.parentSeq ?? Number.POSITIVE_INFINITY;
  const newest = stored.at(-1)?.parentSeq ?? Number.NEGATIVE_INFINITY;
  if (side.hasNewer && newest < shown.from) return "elsewhere";
  if (shown.hasNewer && side.hasOlder && oldest > shown.to) return "elsewhere";
  if (side.hasOlder && (oldest >= shown.from || !shown.hasOlder)) return "older";
  if (side.hasNewer && (newest <= shown.to || !shown.hasNewer)) return "newer";
  return null;
}

function isWithin(note: StoredRow, { from, to, hasOlder, hasNewer }: Stretch): boolean {
  const after = note.parentSeq ?? 0;
  return (!hasOlder || after >= from) && (!hasNewer || after <= to);
}

function isOpening(row: StoredRow): boolean {
  return row.type === "event" && row.entry.kind === "room.opened";
}

function isStored(row: Row): row is StoredRow {
  return row.type !== "pending";
}
