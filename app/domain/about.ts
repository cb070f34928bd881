import { type Acknowledgement, acknowledgementFrom, applyToAcknowledgement } from "./acknowledgement";
import type { Entry } from "./entry";
import { applyToMemory, type MemoryItem, memoryItemFrom } from "./memory";
import { applyToReactions, type Reacted } from "./reaction";

/** What people did with an entry, whatever its kind. */
export type About = {
  reactions: Reacted[];
  /** The latest ask; earlier ones stand in the log. */
  ask: Acknowledgement | null;
  memory: MemoryItem[];
};

export const nothingAbout: About = { reactions: [], ask: null, memory: [] };

/** What a later entry, which refers to this one, makes of it. */
export function applyToAbout(about: About, entry: Entry): About {
  switch (entry.kind) {
    case "reaction.added":
    case "reaction.removed":
      return { ...about, reactions: applyToReactions(about.reactions, entry) };
    case "ack.asked":
      return { ...about, ask: acknowledgementFrom(entry) ?? about.ask };
    case "ack.given":
      return { ...about, ask: about.ask && applyToAcknowledgement(about.ask, entry) };
    case "memory.pinned": {
      const item = memoryItemFrom(entry);
      return item ? { ...about, memory: [...about.memory, item] } : about;
    }
    case "memory.confirmed":
    case "memory.closed":
      return { ...about, memory: applyToMemory(about.memory, entry) };
    default:
      return about;
  }
}
