import type { Language } from "./language";

/** Why a person is told of an entry. */
export const reasons = [
  "mention",
  "reply",
  "ackAsked",
  "answerDue",
  "answerLate",
  "changeProposed",
  "changeRevised",
  "impactAsked",
  "impactAnswered",
  "changeAccepted",
  "changeAgreed",
  "changeDeclined",
] as const;
export type Reason = (typeof reasons)[number];

/** One line of the list, with all that a link to it needs. */
export type Notice = {
  id: string;
  reason: Reason;
  /** Milliseconds since 1970. */
  at: number;
  read: boolean;
  room: {
    id: string;
    name: string /** The project room, of which this is the own company's side room. */;
    parentId: string | null;
  };
  /** Who wrote, asked or promised. */
  actor: { id: string; name: string; organizationId: string; locale: Language };
  /** The beginning of what the entry is about says now; null where that has no words or was withdrawn. */
  text: string | null;
  lang: Language | null;
  rootId: string;
  rootSeq: number;
  /** The reply, for what happened in a thread. */
  replySeq: number | null;
  /** Until when, as YYYY-MM-DD, where there is such a day. */
  day: string | null;
};

/** Where a notice leads. */
export function noticePath({
  room,
  rootId,
  rootSeq,
  replySeq,
}: Pick<Notice, "room" | "rootId" | "rootSeq" | "replySeq">) {
  const inRoom = `/rooms/${room.parentId ?? room.id}`;
  const side = room.parentId ? "notes=on&" : "";
  if (replySeq !== null) return `${inRoom}?${side}thread=${rootId}&at=${replySeq}`;
  return room.parentId ? `${inRoom}?${side}note=${rootSeq}` : `${inRoom}?at=${rootSeq}#e${rootSeq}`;
}
