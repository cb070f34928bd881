import { v4 } from "uuid";
import type { Entry } from "~/domain/entry";
import type { CommandInput } from "~/domain/protocol";
import type { Result } from "~/domain/result";
import type { Pending, Send, Sendable } from "~/domain/timeline";
import { type CarriedFiles, carriedAgain, filesOf, noFiles } from "./carried-files";
import { isRefused, type Kept, keyOf } from "./kept-send";
import { createLanes } from "./outbox-lanes";
import type { OutboxStorage } from "./outbox-storage";
import { type Clock, type Tabs, type Turns, wallClock } from "./turns";

/** What a screen gives: the key and the room are added here. */
export type Fields<N extends Sendable> = Omit<CommandInput<N>, "clientKey" | "roomId">;
export type Outbox = ReturnType<typeof createOutbox>;

export type OutboxOptions = {
  memberId: string;
  storage: OutboxStorage;
  /** Gives one send to the server. Never rejects: a lost network is `unavailable`. */
  send(send: Send): Promise<Result<Entry>>;
  /** Gets the entry of every send that the server acknowledged. */
  stored(entry: Entry): void;
  files?: CarriedFiles;
  turns: Turns;
  tabs: Tabs;
  clock?: Clock;
  random?: () => number;
  /** Not crypto.randomUUID itself, which plain http lacks. */
  newKey?: () => string;
};

/**
 * What a member sends, in each room first in first out, until the server has it; it survives a reload. A passing refusal is
 * tried again, any other steps aside with its text and lets the rest go on; so does one whose files are not wholly at the
 * server yet. An ended session stops everything until the next `kick`: the server takes it only from the same member.
 */
export function createOutbox(options: OutboxOptions) {
  const { memberId, storage, files = noFiles, tabs, clock = wallClock, random = Math.random, newKey = v4 } = options;
  const listeners = new Set<() => void>();
  let kept: readonly Kept[] = [];
  let adding: readonly Kept[] = [];
  const lanes = createLanes({ ...options, files, clock, random, kept: () => kept, update, changed });
  tabs.listen(() => void look());

  return {
    /** Makes the key before the network, shows the send at once, and resolves when it would survive a reload. */
    async add<N extends Sendable>(roomId: string, name: N, fields: Fields<N>): Promise<void> {
      const made = { name, input: { ...fields, roomId, clientKey: newKey() } } as unknown as Send;
      const item: Kept = { ...made, at: clock.now(), refused: null };
      adding = [...adding, item];
      changed();
      await update((items) => [...items, item]);
      adding = adding.filter((other) => other !== item);
      tabs.tell();
      void lanes.run(roomId);
    },

    /** Tries a refused send again, behind what waits already. Its key stays, unless the server has it for something else. */
    async retry(key: string): Promise<void> {
      const refusedOne = kept.find((other) => isRefused(other, key));
      const carried = refusedOne ? await carriedAgain(refusedOne, files) : {};
      await update((items) => {
        const item = items.find((other) => isRefused(other, key));
        if (!item) return items;
        const clientKey = item.refused === "conflict" ? newKey() : key;
        const again = { ...item, input: { ...item.input, ...carried, clientKey }, refused: null } as Kept;
        return [...items.filter((other) => other !== item), again];
      });
      tabs.tell();
      lanes.runAll();
    },

    /** Gives up a refused send. */
    async discard(key: string): Promise<void> {
      const carried = kept.filter((item) => isRefused(item, key)).flatMap(filesOf);
      if (carried.length > 0) await files.giveUp(carried);
      await update((items) => items.filter((item) => !isRefused(item, key)));
      tabs.tell();
    },

    /** Gives up a send that still waits for its files. */
    async cancel(key: string): Promise<void> {
      const carried = kept.filter((item) => keyOf(item) === key && !lanes.trying(item)).flatMap(filesOf);
      if (carried.length === 0) return;
      await update((items) => items.filter((item) => keyOf(item) !== key || lanes.trying(item)));
      if (!kept.some((item) => keyOf(item) === key)) await files.giveUp(carried);
      tabs.tell();
    },

    /** Tries everything now: at start, and when the connection or the session is back. */
    async start(): Promise<void> {
      await update((items) => items);
      lanes.kick();
    },
    kick: lanes.kick,
    /** Looks again at what waits: files have arrived or were refused. */
    look: lanes.runAll,

    /** What waits in a room, oldest first. */
    pending(roomId: string): Pending[] {
      const all = [...kept, ...adding.filter((item) => !kept.some((other) => keyOf(other) === keyOf(item)))];
      return all.filter((item) => item.input.roomId === roomId).map(pendingFrom);
    },
    isPaused: lanes.isPaused,
    /** The session ended. */
    pause: lanes.pause,

    /** When the member is no longer in the room. */
    async forget(roomId: string): Promise<void> {
      await storage.forget(roomId);
      await update((items) => items);
      tabs.tell();
    },

    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };

  async function look() {
    await update((items) => items);
    lanes.runAll();
  }

  async function update(next: Parameters<OutboxStorage["change"]>[0]): Promise<readonly Kept[]> {
    kept = await storage.change(next);
    changed();
    return kept;
  }

  function changed() {
    for (const listener of listeners) listener();
  }

  function pendingFrom(item: Kept): Pending {
    const { name, input, at, refused } = item;
    const trying = lanes.trying(item);
    const waits = filesOf(item).length > 0 ? "uploading" : "queued";
    const state = refused ? "refused" : trying ? (trying.code ? "retrying" : "sending") : waits;
    return { name, input, at, actorId: memberId, state, code: refused ?? trying?.code ?? null } as Pending;
  }
}
