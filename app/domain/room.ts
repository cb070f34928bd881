import { type Actor, type CompanyNames, canManage, type Side } from "./actor";
import type { PayloadOf } from "./entry";

type LastLine = {
  kind: string;
  actorId: string;
  actorName: string;
  actorOrganizationId: string;
  text: string | null;
  lang: string | null;
  withdrawn: boolean;
  /** Which spec change it proposes, or what step of which it tells. */
  change: { number: number; step: ChangeLine } | null;
  at: number;
};

/** What a line tells of a spec change. */
type ChangeLine = "propose" | PayloadOf<"specChange.stepped">["step"];

/** A line of the room list. `unread` counts; `last` is the newest own row. */
export type RoomSummary = {
  id: string;
  name: string;
  side: Side;
  counterparts: (CompanyNames & { id: string })[];
  head: number;
  unread: number;
  /** Unread notes of my company beside the room. */
  notesUnread: number;
  /** Spec changes that wait for my company. */
  changesWaiting: number;
  last: LastLine | null;
};

/** People come into a room by a manager of their own company who is in the room. */
export function canAddTo(actor: Actor, organizationId: string): boolean {
  return canManage(actor, organizationId);
}

/** Whoever may add may also remove; everyone may leave. */
export function canRemoveFrom(actor: Actor, member: { id: string; organizationId: string }): boolean {
  return member.id === actor.memberId || canManage(actor, member.organizationId);
}
