import * as z from "zod/mini";
import { answerStates } from "./acknowledgement";
import type { Company, Person, Side } from "./actor";
import { sides } from "./actor";
import { day } from "./calendar-day";
import { isBlank, longestMessage } from "./characters";
import type { Entry } from "./entry";
import { type CurrentDrawing, mostFiles } from "./file";
import { fileDescription } from "./file-schema";
import { impactSheet } from "./impact-schema";
import { languages } from "./language";
import { meaning } from "./meaning-schema";
import { topics } from "./memory";
import { reactions } from "./reaction";
import type { Result } from "./result";
import type { ScheduledSend } from "./scheduled-send";
import { anchor, changeContent } from "./spec-change-schema";
import { text, textOrNone } from "./text";
import type { ThreadSummary } from "./thread";

/** As the program makes them. Capitals would be another text for the same id, and miss whoever compares texts. */
const id = z.uuid().check(z.lowercase());

/** What every command carries: the key that was made when the person pressed send. */
const keyed = { clientKey: id };
const inRoom = { ...keyed, roomId: id };
const about = { ...inRoom, entryId: id };
/** `revision` counts from 1: the one that the person had before them. */
const aboutRevision = { ...about, revision: z.int().check(z.positive()) };
/** `draftId`: the company's draft that this is made of, and that is gone with it. */
const prepared = { draftId: z.optional(id) };
/** `mentioned`: decides between people of the same name. The server finds the names in the text itself. */
const body = {
  text: text(longestMessage),
  lang: z.enum(languages),
  mentioned: z.optional(z.array(id).check(z.maxLength(100))),
};
/** A file is named by the upload that brought it in. `originId`: the file that it is a mark-up of. */
const sent = z.object({ id, description: z.optional(fileDescription), originId: z.optional(id) });
const said = {
  ...body,
  text: textOrNone(longestMessage),
  meaning: z.optional(meaning),
  quote: z.optional(z.object({ entryId: id, text: text(1000) })),
  files: z.optional(z.array(sent).check(z.minLength(1), z.maxLength(mostFiles))),
};
/** Words or files, or both. */
const saysSomething = z.refine<{ text: string; files?: unknown[] | undefined }>(
  (saying) => saying.files !== undefined || !isBlank(saying.text),
  { error: "empty", path: ["text"] },
);

/** Commands: what a member may ask for, over the socket or over a form. */
export const commands = {
  "message.post": z.object({ ...inRoom, ...said }).check(saysSomething),
  /** `entryId`: the row that begins the thread. */
  "reply.post": z.object({ ...about, ...said, anchor: z.optional(anchor) }).check(saysSomething),
  "message.edit": z.object({ ...about, ...body }),
  "message.withdraw": z.object(about),
  "promise.settle": z.object(about),
  /** `entryId`: the message or reply that carries the file. Replaces the whole description. */
  "file.describe": z.object({ ...about, fileId: id, description: fileDescription }),
  "reaction.add": z.object({ ...about, reaction: z.enum(reactions) }),
  "reaction.remove": z.object({ ...about, reaction: z.enum(reactions) }),
  "ack.ask": z.object({
    ...about,
    memberIds: z.array(id).check(z.minLength(1), z.maxLength(100)),
    day: z.optional(day),
  }),
  /** `version`: the `seq` of the version that the person had before them. */
  "ack.give": z.object({
    ...about,
    askId: id,
    state: z.enum(answerStates),
    text: z.optional(text(1000)),
    version: z.int().check(z.positive()),
  }),
  "memory.pin": z.object({ ...about, topic: z.enum(topics), text: text(300), day: z.optional(day) }),
  "memory.confirm": z.object({ ...about, itemId: id }),
  "memory.close": z.object({ ...about, itemId: id }),
  /** `answerBy`: asks for the impact at once, by the end of that day on the calendar of the other company. */
  "specChange.propose": z.object({
    ...inRoom,
    content: changeContent,
    asksImpact: z.boolean(),
    answerBy: z.optional(day),
    ...prepared,
  }),
  /** `entryId`, here and below: the entry that proposed the change. */
  "specChange.revise": z.object({ ...aboutRevision, content: changeContent, ...prepared }),
  "specChange.requestImpact": z.object({ ...about, day: z.optional(day) }),
  "specChange.answerImpact": z.object({ ...aboutRevision, sheet: impactSheet }),
  "specChange.understand": z.object(aboutRevision),
  /** `terms`: the hash of what was on the screen. */
  "specChange.accept": z.object({
    ...about,
    option: z.string().check(z.maxLength(12)),
    terms: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  }),
  "specChange.schedule": z.object({ ...about, day: z.optional(day), first: z.optional(text(60)) }),
  "specChange.takeEffect": z.object({ ...about, day }),
  "specChange.verify": z.object({ ...about, note: z.optional(text(1000)) }),
  "specChange.withdraw": z.object({ ...about, reason: text(1000) }),
  "specChange.reject": z.object({ ...about, reason: text(1000) }),
  /** Opens the own company's side room beside a project room; where there is one, answers its first entry. */
  "side.open": z.object(inRoom),
  "member.add": z.object({ ...inRoom, memberId: id }),
  "member.remove": z.object({ ...inRoom, memberId: id }),
  "room.open": z.object({
    ...keyed,
    name: text(120),
    /** Companies in the room and their sides: the own one and the counterpart. */
    companies: z.array(z.object({ id: id, side: z.enum(sides) })).check(z.minLength(2), z.maxLength(2)),
    memberIds: z.array(id).check(z.minLength(2), z.maxLength(100)),
  }),
} as const;

export type CommandName = keyof typeof commands;
export type CommandInput<N extends CommandName> = z.infer<(typeof commands)[N]>;

/** Whether something from outside names a command, and not a property that every object has. */
export function isCommandName(name: unknown): name is CommandName {
  return typeof name === "string" && Object.hasOwn(commands, name);
}

/** A stretch of a room: own rows by `seq`, each with what was folded into it, as of `head`. */
export type Page = {
  entries: Entry[];
  /** The own rows of the page cover exactly from … to (inclusive); to ≥ head in the newest page. */
  from: number;
  to: number;
  head: number;
  people: Person[];
  companies: Company[];
  /** Of the rows of the page that were replied to; replies themselves are read by thread. */
  threads: ThreadSummary[];
};

/** A page with what the room's header and the reader's cursor need. */
export type RoomPage = Page & {
  /** `parentId`: the project room, if this is a side room. */
  room: { id: string; name: string; side: Side; openedAt: number; parentId: string | null };
  /** How far I have read, as a `seq`; 0: nothing yet. */
  cursor: number;
  /** How far the others who are in the room have read. */
  readers: Reader[];
  /** My company's side room, if it has one here. Nobody else is told of it. */
  sideRoom: { id: string; head: number; unread: number } | null;
  /** My sends that wait for their time, here and in my side room. Nobody else is told of them. */
  waiting: ScheduledSend[];
  /** The current revision of each drawing of the room. */
  drawings: CurrentDrawing[];
};

export type Reader = { memberId: string; seq: number };

/** The replies to one entry: as a page of them, with the entry itself first. `from` … `to` are the replies' `seq`. */
export type ThreadPage = Pick<Page, "entries" | "from" | "to" | "head" | "people"> & { cursor: number };

/** What a client reads to heal: all entries after a cursor, oldest first, at most `limit`. */
export type Catchup = { entries: Entry[]; head: number; people: Person[] };

export type ClientToServer = {
  command: (name: string, input: unknown, answer: (result: Result<Entry>) => void) => void;
  /** `back`: marks as unread what comes after `seq`. */
  "cursor.move": (
    input: { roomId: string; seq: number; back?: boolean },
    answer: (result: Result<number>) => void,
  ) => void;
  "thread.read": (
    input: { roomId: string; rootId: string; seq: number },
    answer: (result: Result<number>) => void,
  ) => void;
  /** Volatile, like all that follows from it: I am writing, in the room or in a thread of it. */
  typing: (input: { roomId: string; rootId?: string }) => void;
};

export type ServerToClient = {
  entry: (entry: Entry) => void;
  /** A light heartbeat: the newest `seq` of each of my rooms. */
  heads: (heads: Record<string, number>) => void;
  /** This member is no longer in the room: what the browser keeps of it must go. */
  removed: (roomId: string) => void;
  /** My read cursor moved, perhaps in another tab. */
  cursor: (moved: { roomId: string; seq: number /** Marked unread: the cursor went back. */; back?: boolean }) => void;
  /** I read in a thread, perhaps in another tab. */
  threadRead: (moved: { roomId: string; rootId: string; seq: number }) => void;
  /** Somebody else in the room read up to there. */
  read: (moved: Reader & { roomId: string }) => void;
  typing: (typing: { roomId: string; memberId: string; rootId?: string }) => void;
  /** Who of the room has it open or is about, after every change. */
  present: (present: { roomId: string; memberIds: string[] }) => void;
  /** Something for me: read the list again. */
  notified: () => void;
  /** A draft of mine was changed on another device. `at`: milliseconds since 1970, the newer one wins. */
  draft: (draft: { place: string; text: string; at: number }) => void;
  /** A draft of my company for a spec change is another one, or gone. */
  changeDraft: (draft: { roomId: string; draftId: string }) => void;
  /** The session ended, or the server stops: `reason` tells which. */
  closing: (reason: "signedOut" | "stopping") => void;
};
