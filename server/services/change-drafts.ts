import type { RateLimiterMemory } from "rate-limiter-flexible";
import type { Actor } from "~/domain/actor";
import type { ChangeDraft, DraftChange } from "~/domain/change-draft";
import type { Database } from "../database/client";
import {
  discardChangeDraft,
  findChangeDraft,
  keepChangeDraft,
  listChangeDrafts,
  readChangeDraft,
} from "./change-draft";
import { takeOne } from "./limit";

/** A draft for a spec change, and the company's people who may have it open. */
export type TouchedDraft = { roomId: string; draftId: string; memberIds: string[] };

type Options = {
  database: Database;
  now: () => number;
  moves: RateLimiterMemory;
  reads: RateLimiterMemory;
  touched: (drafts: TouchedDraft[]) => void;
};
type Which = { roomId: string; draftId: string };

/** The spec changes that a company prepares, as they are used from outside. */
export function changeDrafts({ database, now, moves, reads, touched }: Options) {
  return {
    /** In all rooms of the member, or in one. */
    list: (actor: Actor, roomId?: string) => listChangeDrafts(database, actor, roomId),
    find: (actor: Actor, which: Which) => findChangeDraft(database, actor, which),
    async read(actor: Actor, which: Which): Promise<ChangeDraft> {
      await takeOne(reads, actor.memberId);
      return readChangeDraft(database, actor, which);
    },
    async keep(actor: Actor, change: DraftChange & { roomId: string }): Promise<ChangeDraft> {
      await takeOne(moves, actor.memberId);
      const { draft, tell } = await keepChangeDraft(database, actor, change, now());
      touched([{ roomId: change.roomId, draftId: draft.id, memberIds: tell }]);
      return draft;
    },
    async discard(actor: Actor, which: Which): Promise<void> {
      await takeOne(moves, actor.memberId);
      touched([{ ...which, memberIds: await discardChangeDraft(database, actor, which) }]);
    },
  };
}
