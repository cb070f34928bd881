import type { Entry } from "./entry";

/** Reactions that mean something at work, and nothing else: none of them is an agreement. */
export const reactions = ["seen", "thanks", "onIt", "question"] as const;
export type Reaction = (typeof reactions)[number];

/** Who reacted how, in the order of the first one. */
export type Reacted = { reaction: Reaction; memberIds: string[] };

/** What a reaction, or taking it back, makes of those that are there. Twice the same changes nothing. */
export function applyToReactions(all: Reacted[], entry: Entry<"reaction.added" | "reaction.removed">): Reacted[] {
  if (!entry.payload) return all;
  return withReaction(all, entry.payload.reaction, entry.actorId, entry.kind === "reaction.added");
}

/** The same before it is stored. */
export function withReaction(all: Reacted[], reaction: Reaction, memberId: string, added: boolean): Reacted[] {
  const known = all.some((one) => one.reaction === reaction) ? all : [...all, { reaction, memberIds: [] }];
  return known
    .map((one) => {
      if (one.reaction !== reaction || one.memberIds.includes(memberId) === added) return one;
      const rest = one.memberIds.filter((id) => id !== memberId);
      return { reaction, memberIds: added ? [...rest, memberId] : rest };
    })
    .filter(({ memberIds }) => memberIds.length > 0);
}
