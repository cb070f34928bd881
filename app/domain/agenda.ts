import type { CompanyNames, Person } from "./actor";
import { addDays, dayAt } from "./day";
import type { Entry } from "./entry";
import type { Language } from "./language";
import type { MemoryItem } from "./memory";
import type { WorkCalendar } from "./work-calendar";

/**
 * What somebody waits for: an answer that was promised, an acknowledgement that was asked for, a question that is open, the
 * impact of a spec change that was asked for, the day from which a new state is to be made.
 */
export type DueKind = "answer" | "acknowledgement" | "question" | ChangeDueKind;
/** Called as the state that the change is in. */
export type ChangeDueKind = "impactRequested" | "scheduled";

/** Something that is due and not done. */
export type DueLine = {
  /** The entry that promised, asked or pinned. */
  id: string;
  roomId: string;
  kind: DueKind;
  /** The row or reply that it stands on; of a spec change, the change. */
  aboutId: string;
  /** The row to look at. */
  rootSeq: number;
  /** What it is about, as it reads now; null: a line without words of its own. */
  text: string | null;
  lang: Language | null;
  /** Who promised, asked or pinned. */
  byId: string;
  /** The company that owes it; null: nobody in particular. */
  organizationId: string | null;
  /** The company on whose calendar the day is: the owing one, for a question the asking one. */
  calendarId: string;
  /** The people who have not answered yet, where it was asked of people. */
  memberIds: string[];
  day: string | null;
  /** When that day ends, in milliseconds since 1970. */
  dueAt: number | null;
};

/** A pinned item with the row to look at and, for a question with a day, when that day ends. */
export type PinnedItem = MemoryItem & { aboutId: string; rootSeq: number; lang: Language | null; dueAt: number | null };

/** What a room's memory panel shows besides the people in the room. `people`: everyone whom it names. */
export type RoomMemory = { items: PinnedItem[]; due: DueLine[]; people: Person[] };

type AgendaCompany = CompanyNames & { id: string; calendar: WorkCalendar };

/** Everything that is due in my rooms, the earliest first, what has no date at the end. */
export type Agenda = {
  lines: DueLine[];
  rooms: { id: string; name: string; parentId: string | null; companyIds: string[] }[];
  companies: AgendaCompany[];
  people: Person[];
};

export function isLate({ dueAt }: Pick<DueLine, "dueAt">, now: number): boolean {
  return dueAt !== null && dueAt <= now;
}

/** Whether my company owes it: it promised, its people were asked, or another company wants to know something. */
export function isOurs(line: Pick<DueLine, "organizationId" | "calendarId">, organizationId: string): boolean {
  return line.organizationId === null ? line.calendarId !== organizationId : line.organizationId === organizationId;
}

/** Whether something is due of a spec change, which has a page of its own. */
export function isOfChange(kind: DueKind): kind is ChangeDueKind {
  return kind === "impactRequested" || kind === "scheduled";
}

/** Whether an entry changes what is pinned or due: pins, asks and promises, what ends them, and who comes and goes. */
export function concernsAgenda(entry: Entry): boolean {
  if (/^(memory|ack|promise|member|specChange)\./.test(entry.kind) || entry.kind === "message.withdrawn") return true;
  return (entry.kind === "message.posted" || entry.kind === "reply.posted") && entry.payload?.meaning !== undefined;
}

export const stretches = ["late", "today", "week", "later", "undated"] as const;
export type Stretch = (typeof stretches)[number];

/** Where a line stands on an agenda that is read at a moment in a zone. `week`: within seven days from today. */
export function stretchOf(line: Pick<DueLine, "dueAt">, now: number, timeZone: string): Stretch {
  if (line.dueAt === null) return "undated";
  if (isLate(line, now)) return "late";
  const today = dayAt(now, timeZone);
  const day = lastDayOf(line.dueAt, timeZone);
  if (day === today) return "today";
  return day <= addDays(today, 6) ? "week" : "later";
}

/** The day that a due moment still belongs to: the end of a day is midnight, which clocks show as the next one. */
export function lastDayOf(dueAt: number, timeZone: string): string {
  return dayAt(dueAt - 1, timeZone);
}
