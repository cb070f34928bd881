import * as z from "zod/mini";
import { sides } from "./actor";
import { languages } from "./language";

const id = z.uuid();
const names = { nameEn: z.nullable(z.string()), nameJa: z.nullable(z.string()), nameKo: z.nullable(z.string()) };
const body = z.object({ text: z.string(), lang: z.enum(languages) });

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
    payload: z.object({ memberId: id, organizationId: id, name: z.string() }),
  },
  "member.removed": {
    row: "own",
    countsAsUnread: false,
    payload: z.object({ memberId: id, organizationId: id, name: z.string() }),
  },
  "message.posted": { row: "own", countsAsUnread: true, payload: body },
  "message.edited": { row: "folded", countsAsUnread: false, payload: body },
  "message.withdrawn": { row: "folded", countsAsUnread: false, payload: z.object({}) },
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
    refersTo: string | null;
    rootId: string | null;
    clientKey: string | null;
    /** null: erased by law */
    payload: PayloadOf<P> | null;
  };
}[K];

/** The kinds that make a room unread. */
export const unreadKinds = (Object.keys(kinds) as Kind[]).filter((kind) => kinds[kind].countsAsUnread);

/** Past every entry, and the greatest that `seqFrom` reads. */
export const pastEverySeq = 999_999_999;

/** A `seq` as it stands in an address; undefined for anything else. */
export function seqFrom(text: string | null): number | undefined {
  return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}
