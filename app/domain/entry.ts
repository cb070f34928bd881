import * as z from "zod/mini";
import { answerStates } from "./acknowledgement";
import { sides } from "./actor";
import { day } from "./calendar-day";
import { describedFile, sentFile } from "./file-schema";
import { impactSheet } from "./impact-schema";
import { languages } from "./language";
import { meaning } from "./meaning-schema";
import { topics } from "./memory";
import { reactions } from "./reaction";
import type { RichText } from "./rich-text";
import { changeSteps } from "./spec-change";
import { changeContent } from "./spec-change-schema";

const id = z.uuid();
const names = { nameEn: z.nullable(z.string()), nameJa: z.nullable(z.string()), nameKo: z.nullable(z.string()) };
/** Who is named in the text, and how. */
const mentions = z.optional(z.array(z.object({ memberId: id, as: z.string() })));
const body = { text: z.string(), lang: z.enum(languages), mentions };
const said = z.object({
  ...body,
  meaning: z.optional(meaning),
  quote: z.optional(z.object({ entryId: id, actorId: id, text: z.string() })),
  files: z.optional(z.array(sentFile)),
});
const reaction = z.object({ reaction: z.enum(reactions) });
const aboutItem = z.object({ itemId: id });
const ofCompany = { organizationId: id, side: z.enum(sides) };
const ended = z.object({ reason: z.string() });

/**
 * The closed union of what can stand in a log. `row`: a line of its own, or a change folded into another line.
 * Schemas only gain optional fields.
 */
export const kinds = {
  "room.opened": {
    row: "own",
    countsAsUnread: false,
    payload: z.object({
      name: z.string(),
      companies: z.array(z.object({ id, side: z.enum(sides), ...names })),
    }),
  },
  "member.joined": {
    row: "own",
    countsAsUnread: false,
    payload: z.object({
      memberId: id,
      organizationId: id,
      name: z.string(),
      /** For who came by an invitation: who asked, and which manager of their company accepted. */
      invitedById: z.optional(id),
      acceptedById: z.optional(id),
    }),
  },
  "member.removed": {
    row: "own",
    countsAsUnread: false,
    payload: z.object({ memberId: id, organizationId: id, name: z.string() }),
  },
  "message.posted": { row: "own", countsAsUnread: true, payload: said },
  /** Stands in the thread of its root, which counts what is unread in it. */
  "reply.posted": {
    row: "folded",
    countsAsUnread: true,
    payload: z.extend(said, { /** The line of a spec change that it is about. */ anchor: z.optional(z.string()) }),
  },
  "message.edited": { row: "folded", countsAsUnread: false, payload: z.object(body) },
  "message.withdrawn": { row: "folded", countsAsUnread: false, payload: z.object({}) },
  /** The answer that a message promised by "I will answer by …" was given. */
  "promise.settled": { row: "folded", countsAsUnread: false, payload: z.object({}) },
  /** The part, revision and export-control mark of a file of the message; the newest one counts. */
  "file.described": { row: "folded", countsAsUnread: false, payload: z.object({ fileId: id, ...describedFile }) },
  "reaction.added": { row: "folded", countsAsUnread: false, payload: reaction },
  "reaction.removed": { row: "folded", countsAsUnread: false, payload: reaction },
  "ack.asked": {
    row: "folded",
    countsAsUnread: false,
    payload: z.object({ memberIds: z.array(id), day: z.optional(day) }),
  },
  /** `version`: the `seq` of what the message said when it was decided on. */
  "ack.given": {
    row: "folded",
    countsAsUnread: false,
    payload: z.object({ askId: id, state: z.enum(answerStates), text: z.optional(z.string()), version: z.number() }),
  },
  "memory.pinned": {
    row: "folded",
    countsAsUnread: false,
    payload: z.object({ topic: z.enum(topics), text: z.string(), day: z.optional(day) }),
  },
  "memory.confirmed": { row: "folded", countsAsUnread: false, payload: aboutItem },
  "memory.closed": { row: "folded", countsAsUnread: false, payload: aboutItem },
  /** A change of what is made or how, with the place that it has in its room from now on. */
  "specChange.proposed": {
    row: "own",
    countsAsUnread: true,
    payload: z.object({ ...ofCompany, number: z.number(), content: changeContent }),
  },
  "specChange.revised": { row: "folded", countsAsUnread: false, payload: z.object({ content: changeContent }) },
  "specChange.impactRequested": {
    row: "folded",
    countsAsUnread: false,
    payload: z.object({ day: z.optional(day) }),
  },
  /** `revision` counts from 1: what the sheet answers. */
  "specChange.impactAnswered": {
    row: "folded",
    countsAsUnread: false,
    payload: z.object({ sheet: impactSheet, revision: z.number() }),
  },
  "specChange.understood": { row: "folded", countsAsUnread: false, payload: z.object({ revision: z.number() }) },
  /** `terms`: sha256 of what was accepted, in hexadecimal; `needed`: how many of this company must accept. */
  "specChange.accepted": {
    row: "folded",
    countsAsUnread: false,
    payload: z.object({ ...ofCompany, option: z.string(), terms: z.string(), needed: z.number() }),
  },
  /** Both sides have accepted the same terms. */
  "specChange.agreed": {
    row: "folded",
    countsAsUnread: false,
    payload: z.object({ option: z.string(), terms: z.string() }),
  },
  "specChange.scheduled": {
    row: "folded",
    countsAsUnread: false,
    payload: z.object({ day: z.optional(day), first: z.optional(z.string()) }),
  },
  "specChange.tookEffect": { row: "folded", countsAsUnread: false, payload: z.object({ day }) },
  /** The first article of the new state has passed. */
  "specChange.verified": {
    row: "folded",
    countsAsUnread: false,
    payload: z.object({ note: z.optional(z.string()) }),
  },
  "specChange.withdrawn": { row: "folded", countsAsUnread: false, payload: ended },
  "specChange.rejected": { row: "folded", countsAsUnread: false, payload: ended },
  /** The line of a step in the conversation, which leads to the change: the step itself is folded into the change. */
  "specChange.stepped": {
    row: "own",
    countsAsUnread: true,
    payload: z.object({ changeId: id, step: z.enum([...changeSteps, "agree"]), number: z.number(), title: z.string() }),
  },
} as const satisfies Record<string, { row: "own" | "folded"; countsAsUnread: boolean; payload: z.ZodMiniType }>;

export type Kind = keyof typeof kinds;
export type PayloadOf<K extends Kind> = z.infer<(typeof kinds)[K]["payload"]>;

/** An entry as it travels to a browser. `seq` counts from 1 in its room without a gap; `at` is milliseconds since 1970. */
export type Entry<K extends Kind = Kind> = {
  [P in K]: {
    id: string;
    roomId: string;
    seq: number;
    kind: P;
    /** As it was stored: also right for a kind that this program does not know yet. */
    ownRow: boolean;
    actorId: string;
    at: number;
    /** The row or the reply that this entry changes or answers. */
    refersTo: string | null;
    /** The row that begins it all; for a change to a reply the row that the reply answers. */
    rootId: string | null;
    /** In a side room: the project room's head when this was stored. */
    parentSeq?: number;
    clientKey: string | null;
    /** null: erased by law */
    payload: PayloadOf<P> | null;
    /** The text of the payload as it is drawn. Made by the server for each reading, never stored. */
    tree?: RichText;
  };
}[K];

/** The kinds that make a room unread. */
export const unreadKinds = (Object.keys(kinds) as Kind[]).filter((kind) => kinds[kind].countsAsUnread);
