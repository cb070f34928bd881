import * as z from "zod/mini";
import type { Company, Person, Side } from "./actor";
import { sides } from "./actor";
import type { Entry } from "./entry";
import { languages } from "./language";
import type { Result } from "./result";
import { longestMessage, text } from "./text";

/** As the program makes them. Capitals would be another text for the same id, and miss whoever compares texts. */
const id = z.uuid().check(z.lowercase());

/** What every command carries: the key that was made when the person pressed send. */
const keyed = { clientKey: id };
const inRoom = { ...keyed, roomId: id };
const body = { text: text(longestMessage), lang: z.enum(languages) };

/** Commands: what a member may ask for, over the socket or over a form. */
export const commands = {
  "message.post": z.object({ ...inRoom, ...body }),
  "message.edit": z.object({ ...inRoom, ...body, entryId: id }),
  "message.withdraw": z.object({ ...inRoom, entryId: id }),
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
};

/** A page with what the room's header and the reader's cursor need. */
export type RoomPage = Page & {
  room: { id: string; name: string; side: Side; openedAt: number };
  /** How far I have read, as a `seq`; 0: nothing yet. */
  cursor: number;
};

/** What a client reads to heal: all entries after a cursor, oldest first, at most `limit`. */
export type Catchup = { entries: Entry[]; head: number; people: Person[] };

export type ClientToServer = {
  command: (name: string, input: unknown, answer: (result: Result<Entry>) => void) => void;
  "cursor.move": (input: { roomId: string; seq: number }, answer: (result: Result<number>) => void) => void;
};

export type ServerToClient = {
  entry: (entry: Entry) => void;
  /** A light heartbeat: the newest `seq` of each of my rooms. */
  heads: (heads: Record<string, number>) => void;
  /** This member is no longer in the room: what the browser keeps of it must go. */
  removed: (roomId: string) => void;
  /** My read cursor moved, perhaps in another tab. */
  cursor: (moved: { roomId: string; seq: number }) => void;
  /** The session ended, or the server stops: `reason` tells which. */
  closing: (reason: "signedOut" | "stopping") => void;
};
