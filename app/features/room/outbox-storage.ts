import { change, outboxKey, wipeRoom } from "./keep";
import type { Kept } from "./kept-send";

/** Where a member's sends wait across reloads, shared by the tabs of a browser. */
export type OutboxStorage = {
  /** Changes the list in one transaction and answers it, oldest first. */
  change(next: (items: readonly Kept[]) => readonly Kept[]): Promise<readonly Kept[]>;
  /** Drops all that is kept of a room. */
  forget(roomId: string): Promise<void>;
};

export function createOutboxStorage(memberId: string): OutboxStorage {
  return {
    change: (next) => change<readonly Kept[]>(memberId, outboxKey, [], next),
    forget: (roomId) => wipeRoom(memberId, roomId),
  };
}
