import type { Side } from "./actor";
import type { Entry } from "./entry";

/** What a room remembers: parts, facts that were agreed, requirements that stand, and questions that are open. */
export const topics = ["part", "fact", "requirement", "question"] as const;
export type Topic = (typeof topics)[number];

/** The longest text of a pinned item, in characters. */
export const longestPin = 300;

/** Something pinned from an entry. A fact is agreed only when a person of another company confirmed it. */
export type MemoryItem = {
  id: string;
  topic: Topic;
  text: string;
  /** When a question wants its answer, as YYYY-MM-DD. */
  day: string | null;
  pinnedById: string;
  pinnedAt: number;
  confirmed: { memberId: string; at: number } | null;
  closed: { memberId: string; at: number } | null;
};

/** Who wants to do something with an item: a person in the room, with the side of the person's company. */
type Teller = { organizationId: string; side: Side };
type State = Pick<MemoryItem, "topic" | "confirmed" | "closed">;

/** Parts and questions are only noted. What binds both companies is agreed by the other one, or is not agreed. */
export function wantsConfirmation(topic: Topic): boolean {
  return topic === "fact" || topic === "requirement";
}

/** Only a question waits for something, so only a question has a day. */
export function mayHaveDay(topic: Topic): boolean {
  return topic === "question";
}

/** Only a person of another company than the pinner's, once, and a guest never decides: nobody agrees with oneself. */
export function canConfirm(item: State, pinnedByCompany: string, { organizationId, side }: Teller): boolean {
  return (
    wantsConfirmation(item.topic) &&
    item.confirmed === null &&
    item.closed === null &&
    organizationId !== pinnedByCompany &&
    side !== "guest"
  );
}

/**
 * The pinner's company takes its own pins off. What both companies agreed, and a question that was answered, either side
 * closes; a guest only what the own company pinned. The log keeps it all.
 */
export function canClose(item: State, pinnedByCompany: string, { organizationId, side }: Teller): boolean {
  if (item.closed !== null) return false;
  if (organizationId === pinnedByCompany) return true;
  return side !== "guest" && (item.topic === "question" || item.confirmed !== null);
}

export function memoryItemFrom(entry: Entry<"memory.pinned">): MemoryItem | null {
  if (!entry.payload) return null;
  const { topic, text, day = null } = entry.payload;
  return {
    id: entry.id,
    topic,
    text,
    day,
    pinnedById: entry.actorId,
    pinnedAt: entry.at,
    confirmed: null,
    closed: null,
  };
}

/** What a confirmation or a closing makes of the items of one entry. */
export function applyToMemory(items: MemoryItem[], entry: Entry<"memory.confirmed" | "memory.closed">): MemoryItem[] {
  const by = { memberId: entry.actorId, at: entry.at };
  return items.map((item) => {
    if (item.id !== entry.payload?.itemId) return item;
    return entry.kind === "memory.confirmed"
      ? { ...item, confirmed: item.confirmed ?? by }
      : { ...item, closed: item.closed ?? by };
  });
}
